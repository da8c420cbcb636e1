// Blocks of few characters a line, in which a detector cannot tell rows from columns.
#pragma once

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// Short lines that stand together are of one direction: the one between whose lines there is more white, since lines
/// stand further apart than characters do. Pieces of the other direction are taken out, and what they held is cut into
/// lines anew, along the white.
[[nodiscard]] PrintedLines with_grids_settled(const PrintedLines& lines, Pix* page);

}  // namespace galley::finding
