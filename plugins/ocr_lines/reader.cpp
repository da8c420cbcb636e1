#include "reader.hpp"

#include <algorithm>

namespace galley::ocr_lines {

namespace {

constexpr double certainty_scale = 7;  // kCertaintyScale of Tesseract's lstmrecognizer.cpp

}  // namespace

double word_confidence(double of_character) { return std::max(0.0, 1 - certainty_scale * (1 - of_character)); }

double character_confidence(double of_word) { return 1 - (1 - of_word) / certainty_scale; }

}  // namespace galley::ocr_lines
