// Is what a plugin emitted sound? A fault is caught here, at the boundary, where the stage that made it is known.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "galley/model.hpp"

namespace galley {

/// The first fault of a page as a sentence, or nothing. Checked are: UTF-8 everywhere, confidences within 0..1, boxes
/// within the page (where the page has a size), ids of blocks present, unique and without control characters, attrs
/// (attrs_check.hpp), sizes not negative. What is the same as in `before`, which is sound, is not looked at again.
[[nodiscard]] std::string fault_of(const Page& page, const Page* before = nullptr);

/// How many lines each block has, by index of the page and id of the block.
using PageLines = std::map<std::int32_t, std::map<std::string, std::size_t>>;
void add_lines(PageLines& lines, const Page& page);

/// The same for a document: its pages, ids of articles, continuations that lead to articles, and sources that name
/// pages, blocks and lines that exist.
[[nodiscard]] std::string fault_of(const Document& document);
/// The same for its articles alone, whose pages are elsewhere.
[[nodiscard]] std::string fault_of(const Document& document, const PageLines& lines);

/// True for well-formed UTF-8 (Unicode 15, table 3-7).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace galley
