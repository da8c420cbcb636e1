// The words of one line of a page.
#pragma once

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "reading/recognizer.hpp"

namespace galley::reading {

/// Reads the line on its polygon; its words are in pixels of the page. The confidence of a word is that of its least
/// sure character, times the share of the line's ink that the characters explain. The line itself is not changed.
[[nodiscard]] std::vector<Word> read_line(const Line& line, const ImageView& image, Recognizer& recognizer);

}  // namespace galley::reading
