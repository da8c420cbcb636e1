// Puts together again what worn print tore apart: lines in pieces, and stretches of one column.
#pragma once

#include "columns.hpp"

namespace galley::layout_newspaper {

/// Joins stretches that continue each other in one column, and scraps of lines with the stretch that they lie in or
/// touch. Pieces of one row become one line. Type of another size, and what a rule or a gap sets apart, stays apart.
std::vector<Lines> mended(const std::vector<Lines>& stretches, const Boxes& level_rules, double body);

}  // namespace galley::layout_newspaper
