// The straight line through the middle of a printed line, and how thick it is.
#pragma once

#include "galley/model.hpp"

namespace galley::geometry {

struct Spot {
    double x = 0, y = 0;
};

/// In pixels of the page; from where reading starts to where it ends.
struct Axis {
    Spot from, to;
    double thickness = 0;

    [[nodiscard]] double length() const;
};

/// By the polygon where it has four corners (the first edge runs along the text), by the main direction of more
/// corners, or by the baseline; else the box's own.
Axis axis_of(const Line& line);

}  // namespace galley::geometry
