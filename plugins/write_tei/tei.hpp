// A document as TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/).
#pragma once

#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_tei {

/// The TEI file of a document; `version` is that of the stage that writes.
[[nodiscard]] std::string tei_of(const Document& document, const Pages& pages, std::string_view version);

}  // namespace galley::write_tei
