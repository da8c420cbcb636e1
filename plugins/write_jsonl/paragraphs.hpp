// Paragraphs as JSON Lines: what retrieval takes in, each with the article that it is of and its place on paper.
#pragma once

#include "galley/model.hpp"
#include "galley/pages.hpp"
#include "jsonl.hpp"

namespace galley::write_jsonl {

/// Gives on a line for each text of each article in the order of reading: heads, paragraphs, captions and all else that
/// has words. Every line has the same members.
void write_paragraphs(const Document& document, const Pages& pages, const Put& put);

}  // namespace galley::write_jsonl
