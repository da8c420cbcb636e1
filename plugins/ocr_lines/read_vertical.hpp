// A vertical line read by two models: its Chinese characters by the one for vertical print, what stands turned in it by
// the other.
#pragma once

#include "line_image.hpp"
#include "reader.hpp"

namespace galley::ocr_lines {

/// How a vertical line's parts are read; confidences are those of the least sure characters (Engine::read_characters).
struct VerticalReaders {
    Reader vertical;              ///< lines as they lie; may be empty
    Reader level;                 ///< lines set level, and what stands turned
    Reader second;                ///< asked about the doubtful words of lines set level; may be empty
    double sure_of_digit = 0.85;  ///< so sure must `level` be of a single digit or letter that stands turned
};

/// The words of a line that was laid down. Vertical print turns digits and Latin by a quarter, so that in the laid-down
/// image they stand upright among characters on their side; the model for vertical print knows neither them nor all
/// brackets. They are found by their shape, read apart, and kept when the line as a whole then reads more surely.
std::vector<Word> read_vertical(const LineImage& image, const VerticalReaders& read);

/// Whether a model's language sets “ ” in vertical print as corner brackets: the mainland's standard (GB/T 15834) does,
/// and its fonts hold ﹃ ﹄ as the vertical forms of “ ”.
bool sets_quotes_as_corners(std::string_view language);

/// Writes 『』 as “” and 「」 as ‘’.
void corners_to_quotes(std::vector<Word>& words);

}  // namespace galley::ocr_lines
