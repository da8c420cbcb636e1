// One line of a page, read along its polygon.
#pragma once

#include <vector>

#include "engine.hpp"
#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Reads the line; its words are in pixels of the page, each ideograph a word of its own. A vertical line is laid down
/// to the left, as the models for vertical print want it. Light ink on dark ground is turned over. Confidences are
/// those of the least sure characters, on Tesseract's scale for characters. The line itself is not changed.
[[nodiscard]] std::vector<Word> read_line(const Line& line, const ImageView& image, Engine& engine);

/// What a word has whose least sure character has this confidence. Tesseract's characters have hardly less than 0.9;
/// the scale stays as fine as that, so that doubtful readings can be told from each other, until words are given out.
[[nodiscard]] double word_confidence(double of_character);

}  // namespace galley::ocr_tesseract
