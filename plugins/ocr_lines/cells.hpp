// The character cells of a vertical line that was laid down.
#pragma once

#include <vector>

#include "turned.hpp"

namespace galley::ocr_lines {

/// Ink in each column of a line image, in pixels.
std::vector<int> column_ink(const LineImage& image);

/// The cells of a whole line, turned stretches among them as one cell each.
struct Grid {
    std::vector<Stretch> cells;
    double cost = 0;  ///< of a cell on average: below `regular` where the line is plain Chinese type
};

/// What a cell costs at most where all are of one pitch and no cut runs through a character.
inline constexpr double regular = 0.04;

/// Cuts what lies between the `turned` stretches, which stand in order, into cells of one pitch. Chinese type is set in
/// squares: the pitch that cuts through least ink, with cells as even as may be, is found by dynamic programming.
/// `type` is the size of the type in pixels.
Grid grid_of(const std::vector<InkPiece>& pieces, const std::vector<int>& ink, const std::vector<Stretch>& turned,
             double type);

}  // namespace galley::ocr_lines
