// What a line's ink is made of, along the line.
#pragma once

#include <vector>

#include "line_image.hpp"

namespace galley::ocr_lines {

/// Columns of ink with white columns on both sides: a character, a part of one, or some that touch. In pixels of the
/// line image.
struct InkPiece {
    int from = 0, to = 0;     ///< columns
    int top = 0, bottom = 0;  ///< rows

    [[nodiscard]] int width() const { return to - from; }
    [[nodiscard]] int height() const { return bottom - top; }
};

std::vector<InkPiece> ink_pieces(const LineImage& image);

}  // namespace galley::ocr_lines
