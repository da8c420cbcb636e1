// A doubtful line is read again.
#pragma once

#include "read_part.hpp"

namespace galley::ocr_lines {

/// What a reading is worth: the mean confidence of its words by their lengths; 0 without any.
double worth(const std::vector<Word>& words);

/// Reads a level line; where that is doubtful, also narrower, with softer edges, and in more white. The surest reading
/// stays, its words placed as in `image`. It pays for headings and captions: they are few, and of the type that the
/// models know least. Body text gains more from another model (second_opinion.hpp). Confidences are those of
/// characters.
std::vector<Word> read_twice(const LineImage& image, const Reader& read);

}  // namespace galley::ocr_lines
