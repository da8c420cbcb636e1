// A vertical line set anew as a level one.
#pragma once

#include <vector>

#include "cells.hpp"

namespace galley::ocr_lines {

/// The characters of a vertical line side by side, as level print has them. Models for level print read them with a
/// third of the errors that models for vertical print make.
struct LevelLine {
    LineImage image;             ///< level; its extent has the type's size, but no place on the page
    std::vector<Stretch> cells;  ///< in the laid-down line
    std::vector<Stretch> set;    ///< where each of them stands in `image`

    /// A word's columns in the laid-down line.
    [[nodiscard]] Stretch in_line(Stretch word) const;
};

/// Turns the character of each cell upright, moves marks to where level print has them, and leaves what vertical print
/// turns (digits, Latin, brackets, dashes) as it stands in the laid-down line. `type` is the size of the type in
/// pixels.
LevelLine level_line(const LineImage& image, const std::vector<InkPiece>& pieces, std::vector<Stretch> cells,
                     const std::vector<Stretch>& turned, double type);

}  // namespace galley::ocr_lines
