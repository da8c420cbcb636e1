// Marks among Chinese characters, told by their ink.
#pragma once

#include <vector>

#include "ink_pieces.hpp"

namespace galley::ocr_lines {

/// The models scale every line to one height and see little of where a mark stands and how large it is: they take the
/// middle dot for a full stop or a colon, single quotes for double ones, a quote for an asterisk. The ink tells: a lone
/// dot at half height between characters is ·; what hangs at the top is a quote, single or double by its width, and
/// opens where the empty part of its cell lies before it; a bracket without an empty half of a cell is half-width.
/// `words` are placed by fit_to_ink, and their marks full-width already (full_width.hpp). Says whether any changed.
bool marks_by_ink(std::vector<Word>& words, const LineImage& image);

}  // namespace galley::ocr_lines
