// Invisible text over the image of a page.
#pragma once

#include <string>
#include <vector>

#include "font.hpp"
#include "galley/model.hpp"

namespace galley::write_pdf {

/// Characters set evenly between two positions along a line, in pixels: from
/// left to right, or down a vertical line.
struct Cell {
    std::u32string text;
    double from = 0, to = 0;
};

/// A line as cells that touch: a word reaches to the start of the next, or to
/// the space before it, so that no viewer sees a gap where none is printed.
/// Words of nearly one width are one cell. Positions are within `box`, which is
/// the line's, or its block's when the line has none.
[[nodiscard]] std::vector<Cell> cells_of(const Line& line, const Box& box, bool vertical);

/// The size of a block's type: the median thickness of its lines, in pixels; 0
/// when none has a box.
[[nodiscard]] double type_size(const Block& block);

/// Appends the operators that set a line in type of this size; font, size and the invisible rendering mode (ISO
/// 32000-1, section 9.3.6: 3) must be set. A vertical line is set as one that was turned to run down the page: so
/// viewers take it for a line. Coordinates are pixels, the origin at the page's lower left.
void draw_line(std::string& out, const Page& page, const Block& block, const Line& line, double size, Font& font);

}  // namespace galley::write_pdf
