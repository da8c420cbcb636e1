// Where paragraphs begin.
#pragma once

#include "region.hpp"

namespace galley::layout_newspaper {

/// For each region and each of its lines, whether a paragraph begins there; only text does. Told by indents, by lines
/// that end although the next word would have had room, by white, and by sentences that end or go on. Regions stand in
/// reading order, so that a paragraph may go on in the next column.
std::vector<std::vector<bool>> paragraph_starts(const Regions& regions, int sheet_width, double apart);

/// Does a line of text end a sentence? Closing quotes and brackets may follow the mark.
bool ends_sentence(std::u32string_view text);

}  // namespace galley::layout_newspaper
