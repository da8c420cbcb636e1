// Pieces of one printed line, joined again.
#pragma once

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// The height of body type: half of all type, by length, is no higher. 0 without lines.
[[nodiscard]] double body_height(const PrintedLines& lines);

/// Pieces that follow each other closely on one course and are of one size are one line, unless a gutter or a rule is
/// between. Large type may be set wide: there the white may be as wide as a character.
[[nodiscard]] PrintedLines with_pieces_joined(PrintedLines lines, Pix* page);

}  // namespace galley::finding
