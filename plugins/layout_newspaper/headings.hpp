// Headings over the gutters of the text below them: one across, or several side by side.
#pragma once

#include "lines.hpp"

namespace galley::layout_newspaper {

/// A wide mark or space of a large heading may stand over a gutter, and headings of two articles may stand as near to
/// each other as characters. What the columns tell decides: parts that are each centered over columns, or begin flush
/// with them, are headings of their own; else the row is one line. Only the white that `upright_rules` leave is asked.
std::vector<TextLine> with_whole_headings(const std::vector<TextLine>& lines, const Boxes& pieces,
                                          const Boxes& upright_rules, double body);

}  // namespace galley::layout_newspaper
