// The reading order of a whole page: frames are read as one, pictures with their captions, and each part of the page in
// the direction of its text.
#pragma once

#include "graphics.hpp"
#include "region.hpp"

namespace galley::layout_newspaper {

/// Sorts the regions into reading order and tells each its frame. A picture with text on it is a frame too, and comes
/// before its text. `body` is the size of body text, `width` the sheet's.
void put_in_order(Regions& regions, const Boxes& frames, const Rules& rules, double body, int width);

}  // namespace galley::layout_newspaper
