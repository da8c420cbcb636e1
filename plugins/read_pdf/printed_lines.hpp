// From the pieces of a text layer to printed lines.
#pragma once

#include <vector>

#include "galley/model.hpp"
#include "run.hpp"

namespace galley::read_pdf {

/// Lines in the order of their first run, copies of text (copies.hpp) after them as lines of their own with the attr
/// "copy". A line is runs of one size on one baseline, each beginning where the last one ends or a word space further
/// (word_spaces.hpp: however wide, where it was drawn).
/// Boxes are in pixels and as high as the type's size, whatever room the font leaves above and below. Attrs of a line:
/// "font", "size" in points, "vertical", "copy".
std::vector<Line> printed_lines(const std::vector<Run>& runs, double pixels_per_point);

}  // namespace galley::read_pdf
