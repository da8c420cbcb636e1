// The room that each line has: up to its ink, and not into its neighbours.
#pragma once

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// Ends reach as far as their ink does: a mark that the detector left out is taken in, white beyond the type is left
/// out.
void fit_ends(PrintedLines& lines, Pix* page);

/// Of lines of one direction that cover each other the surer one stays.
[[nodiscard]] PrintedLines without_doubles(PrintedLines lines);

}  // namespace galley::finding
