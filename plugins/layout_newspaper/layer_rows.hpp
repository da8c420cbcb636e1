// Whole lines from the pieces that a text layer is drawn in.
#pragma once

#include "columns.hpp"

namespace galley::layout_newspaper {

/// Joins pieces that stand in one row, unless white between columns or an upright rule runs between them.
Lines rows_of(const Lines& pieces, const Boxes& upright_rules, double body);

}  // namespace galley::layout_newspaper
