// Reading order of boxes.
#pragma once

#include "geometry.hpp"

namespace galley::layout_newspaper {

/// Indices of the boxes in the order in which a reader takes them, for text that runs to the right and columns that
/// follow each other to the right: cuts the page along white or rules that cross it, level or upright, and orders the
/// parts (recursive X-Y cut, Nagy and Seth 1984). Where no cut is possible it falls back on the partial order of
/// Breuel 2003, "High performance document layout analysis", and where there are many boxes cuts where the fewest stand
/// in the way until there are few. `body` is the height of body text.
std::vector<std::size_t> reading_order(const Boxes& boxes, const Boxes& level_rules, const Boxes& upright_rules,
                                       double body);

}  // namespace galley::layout_newspaper
