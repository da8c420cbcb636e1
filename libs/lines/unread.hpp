// Which lines of a page wait to be read.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::lines {

/// Whether blocks of that kind hold text.
[[nodiscard]] bool holds_text(BlockKind kind);

/// The lines that have a place and no words, of blocks that hold text, in the order of the page. They point into
/// `page`.
[[nodiscard]] std::vector<Line*> unread_lines(Page& page);

/// Whether there are any.
[[nodiscard]] bool has_unread(const Page& page);

/// Whether the page has lines at all, read or not.
[[nodiscard]] bool has_lines(const Page& page);

}  // namespace galley::lines
