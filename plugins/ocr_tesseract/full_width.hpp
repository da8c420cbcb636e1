// Punctuation as it is printed among Chinese characters.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Which quotation mark stood last in the text of a block; it tells which comes next.
struct QuoteState {
    bool open = false;
};

/// Tesseract's models for Chinese and Japanese give half-width and full-width marks much by chance: the recognizer
/// scales every line to one size and has no notion of a cell. Among Chinese characters print uses full-width marks, so
/// a comma, colon, semicolon, question or exclamation mark or bracket that touches one becomes full-width, and so does
/// the bracket that belongs to it; a straight double quote becomes “ or ”. Marks among digits and Latin stay.
void print_full_width(std::vector<Word>& words, QuoteState& quotes);

}  // namespace galley::ocr_tesseract
