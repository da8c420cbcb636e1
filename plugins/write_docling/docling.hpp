// A document as DoclingDocument (https://docling-project.github.io/docling/concepts/docling_document/), schema 1.0.0:
// what everything that is built on Docling takes.
#pragma once

#include <nlohmann/json.hpp>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_docling {

/// The JSON of the document: a group for each article with its heads, paragraphs and pictures in the order of reading,
/// each with its places on the pages; what no article claims as furniture, which Docling's exports leave out.
[[nodiscard]] nlohmann::ordered_json docling_of(const Document& document, const Pages& pages);

}  // namespace galley::write_docling
