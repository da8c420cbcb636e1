// Tables: grids of rules with short cells.
#pragma once

#include "graphics.hpp"
#include "region.hpp"

namespace galley::layout_newspaper {

/// Boxes around rules that cross each other, at least two level and two upright ones. Rules between columns and
/// articles end where they meet; only those of a grid cross.
Boxes grids_of(const Rules& rules, double body);

/// Makes one region of the lines in each grid whose cells are short, row by row.
void gather_tables(Regions& regions, const Boxes& grids);

}  // namespace galley::layout_newspaper
