// A document as METS 1.12 (https://www.loc.gov/standards/mets/).
#pragma once

#include <functional>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_mets {

/// Gets the file in pieces; `last` with the final one.
using Sink = std::function<void(std::string_view bytes, bool last)>;

/// Writes the METS file of a document; `version` is that of the stage.
void write_mets(const Document& document, const Pages& pages, std::string_view version, const Sink& sink);

}  // namespace galley::write_mets
