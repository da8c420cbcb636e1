// Boxes drawn around articles, with rules or with a tint.
#pragma once

#include "graphics.hpp"
#include "region.hpp"

namespace galley::layout_newspaper {

/// Rectangles that rules close on at least three sides, level ones above and below among them, and the boxes that are
/// known, tints and drawn frames.
/// Sorted by top, then left.
Boxes frames_of(const Rules& rules, const Boxes& known, double body);

/// Index of the smallest frame that holds most of each box; none where there is none. A frame is not in itself.
std::vector<int> holders(const Boxes& boxes, const Boxes& frames);

}  // namespace galley::layout_newspaper
