// Whole lines from the pieces that a text layer is drawn in.
#pragma once

#include "text_line.hpp"

namespace galley::layout_newspaper {

/// Joins pieces of one type that stand in one row: those as near as words, and those further apart unless the row above
/// or below shows the same white, which then is a gutter. Upright rules part. Lines with a polygon are whole already.
Lines whole_lines(const Lines& pieces, const Boxes& upright_rules);

}  // namespace galley::layout_newspaper
