// Paragraphs as JSON Lines: what retrieval takes in, each with the article that it is of and its place on paper.
#pragma once

#include <string>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_jsonl {

/// A line for each text of each article in the order of reading: heads, paragraphs, captions and all else that has
/// words. Every line has the same members.
[[nodiscard]] std::string paragraphs_of(const Document& document, const Pages& pages);

}  // namespace galley::write_jsonl
