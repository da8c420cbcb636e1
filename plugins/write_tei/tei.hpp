// A document as TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/).
#pragma once

#include <functional>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_tei {

/// Gets the file in pieces; `last` with the final one.
using Sink = std::function<void(std::string_view bytes, bool last)>;

/// Writes the TEI file of a document, the surfaces of its facsimile a page at a time; `version` is that of the stage.
void write_tei(const Document& document, const Pages& pages, std::string_view version, const Sink& sink);

}  // namespace galley::write_tei
