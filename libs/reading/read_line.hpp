// The words of one line of a page.
#pragma once

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "reading/recognizer.hpp"

namespace galley::reading {

enum class Expected { anything, ideographs };

/// Reads the line on its polygon; its words are in pixels of the page. The confidence of a word is that of its least
/// sure character, times the share of the line's ink that the characters explain. The line itself is not changed. A
/// level line that is `expected` to hold ideographs alone costs a sixth less; where it holds letters, it is read again.
[[nodiscard]] std::vector<Word> read_line(const Line& line, const ImageView& image, Recognizer& recognizer,
                                          Expected expected = Expected::anything);

/// What the next line of the page is expected to hold after one that was read so.
[[nodiscard]] Expected expected_after(const std::vector<Word>& words);

}  // namespace galley::reading
