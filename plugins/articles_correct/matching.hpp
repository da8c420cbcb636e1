// Finds the lines of a place again, on a page that may have been read anew since.
#pragma once

#include <string_view>
#include <vector>

#include "corrections.hpp"
#include "sheets.hpp"

namespace galley::articles_correct {

/// The lines of `place` in their order; none when they are not there any more. First by block and line, when the same
/// text stands there; else by text and place, for other readings of the line. A picture is found by its block, or by
/// its box. `sheets` must be as they were read, without corrections.
[[nodiscard]] std::vector<LineRef> find_place(const Place& place, Sheets& sheets);

/// How alike two texts are, 0 to 1: characters in common in the same order; white space does not count.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace galley::articles_correct
