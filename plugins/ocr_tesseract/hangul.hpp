// Korean words that a model read in pieces.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Joins the words of a level line where one ends and the next begins with a Korean letter and less white lies between
/// than a space takes: the models see spaces between letters that are set wide. `thickness` is the line's, in the
/// pixels of the boxes. A joined word is as sure as the less sure of its parts.
[[nodiscard]] std::vector<Word> with_hangul_joined(std::vector<Word> words, double thickness);

}  // namespace galley::ocr_tesseract
