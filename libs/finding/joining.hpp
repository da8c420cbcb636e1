// Pieces of one printed line, joined again.
#pragma once

#include "finding/gutters.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// The height of body type: half of all type, by length, is no higher. 0 without lines.
[[nodiscard]] double body_height(const PrintedLines& lines);

/// May `b` go on where `a` ends? They are of one size, on one course, and not far apart.
[[nodiscard]] bool may_be_pieces(const PrintedLine& a, const PrintedLine& b);

/// What parts two pieces.
[[nodiscard]] Gap white_between(const PrintedLine& a, const PrintedLine& b);

/// Pieces that follow each other are one line, unless a gutter or a rule is between.
[[nodiscard]] PrintedLines with_pieces_joined(PrintedLines lines, Pix* page);

}  // namespace galley::finding
