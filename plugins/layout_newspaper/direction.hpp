// Which way the text runs, for each piece of ink: pages mix level and upright lines.
#pragma once

#include "geometry.hpp"

namespace galley::layout_newspaper {

/// For each piece, whether it belongs to vertical text. Characters stand closer in a line than lines do to each other,
/// so each piece votes for the side of its nearer neighbour, and the votes of a neighbourhood of some characters
/// decide.
std::vector<bool> vertical_pieces(const Boxes& pieces, double body);

}  // namespace galley::layout_newspaper
