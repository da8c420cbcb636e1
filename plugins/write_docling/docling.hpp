// A document as DoclingDocument (https://docling-project.github.io/docling/concepts/docling_document/), schema 1.0.0:
// what everything that is built on Docling takes.
#pragma once

#include <functional>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_docling {

/// Takes the pieces of a file in their order.
using Put = std::function<void(std::string_view bytes, bool last)>;

/// Gives on the JSON of the document: a group for each article with its heads, paragraphs and pictures in the order of
/// reading, each with its places on the pages; what no article claims as furniture, which Docling's exports leave out.
void write(const Document& document, const Pages& pages, const Put& put);

}  // namespace galley::write_docling
