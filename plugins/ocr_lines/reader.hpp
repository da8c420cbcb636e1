// What reads the image of a line, whatever engine it is.
#pragma once

#include <functional>
#include <vector>

#include "galley/leptonica.hpp"
#include "galley/model.hpp"

namespace galley::ocr_lines {

/// Called now and then during long work; throws to stop it.
using Pause = std::function<void()>;

/// The words of an 8-bit image that shows one line from left to right, as line_image.hpp prepares it. Each ideograph is
/// a word of its own. Confidences are those of the least sure characters, on the scale of character_confidence(). Boxes
/// are in pixels of the image.
using Reader = std::function<std::vector<Word>(Pix*)>;

/// What a word has whose least sure character has this confidence. Tesseract's characters have hardly less than 0.9;
/// the scale stays as fine as that, so that doubtful ones can be told from each other, until words are given out.
double word_confidence(double of_character);
/// And back: the confidence of a character that gives a word this one.
double character_confidence(double of_word);

}  // namespace galley::ocr_lines
