// How a page stands: which side is up, and how far its lines lean.
#pragma once

#include "galley/leptonica.hpp"
#include "galley/transform.hpp"

namespace galley::image_clean {

/// Quarter turns clockwise that bring the page upright, 0 to 3, judged from ascenders and descenders (Bloomberg, Kopec
/// and Dasari 1995). 0 when the evidence is weak or contradicts itself, as that of vertical text does.
int quarter_turns(Pix* ink);

/// Degrees by which to turn the page clockwise so that its lines are level, 0 when there is no clear answer. Vertical
/// text is judged by its columns.
double skew(Pix* ink);

/// The way from a page turned by `turns` quarters and then by `degrees` about its center, both clockwise, back to the
/// page as read, which is `width` × `height`. The second turn keeps the size of its page.
Transform way_back(int turns, double degrees, int width, int height);

}  // namespace galley::image_clean
