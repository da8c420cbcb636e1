// A document as METS 1.12 (https://www.loc.gov/standards/mets/).
#pragma once

#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_mets {

/// The METS file of a document; `version` is that of the stage that writes.
[[nodiscard]] std::string mets_of(const Document& document, const Pages& pages, std::string_view version);

}  // namespace galley::write_mets
