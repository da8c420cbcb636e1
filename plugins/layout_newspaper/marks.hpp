// What the ink of a page is made of: rules, pictures, and the rest, which may be text.
#pragma once

#include "galley/leptonica.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

/// Boxes of the connected pieces of ink, in Leptonica's order (by rows of their first pixel).
Boxes pieces_of(Pix* ink);

/// Boxes of characters or parts of them, with the small breaks of worn or thin print closed.
Boxes closed_pieces_of(Pix* ink, double body);

/// Height of the commonest characters, in working pixels: the middle height of pieces, large pieces counting more. It
/// is near the height of a Chinese character, and between x-height and cap height for Latin letters. 0: no ink.
double rough_body(const Boxes& pieces);

/// Straight lines of ink, level and upright, found as long runs (Leptonica's openings) and joined where worn print
/// broke them. Takes them out of `ink`.
struct Rules {
    Boxes level, upright;
};
Rules take_rules(Pix* ink, double body);

/// Leaves out crumbs of worn rules: pieces that lie in the box of one.
Boxes without_crumbs(Boxes pieces, const Rules& rules, double body);

/// Leaves out what a scanner saw beside the paper, on an image without grays: long pieces that run along the border of
/// the sheet, which is `width` by `height`, and touch it. Where the sheet was turned by `tilt` to make it level, so was
/// the border. Nobody reads such pieces, and they stand beside all that is cut.
Boxes without_scan_edges(Boxes pieces, int width, int height, double tilt, double body);

}  // namespace galley::layout_newspaper
