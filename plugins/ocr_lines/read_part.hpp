// Reading a part of a line alone.
#pragma once

#include "line_image.hpp"
#include "reader.hpp"
#include "turned.hpp"

namespace galley::ocr_lines {

/// Reads some columns of a line's image, with a little paper at either end; the whole image as it is. The words are
/// placed as in `image`.
std::vector<Word> read_part(const LineImage& image, Stretch at, const Reader& read);

}  // namespace galley::ocr_lines
