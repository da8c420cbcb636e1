// Where exactly words stand in a line image.
#pragma once

#include <vector>

#include "line_image.hpp"

namespace galley::ocr_lines {

/// Tesseract knows the place of a word to within half a character; the ink knows it exactly. Moves the ends of
/// neighbouring words to the widest gap near them, and gives a full-width mark the empty half of its cell, so that only
/// a printed space is left between words. Boxes are in pixels of the line image.
void fit_to_ink(std::vector<Word>& words, const LineImage& image);

}  // namespace galley::ocr_lines
