// Line drawings: pictures without tones.
#pragma once

#include "galley/leptonica.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

/// Takes line drawings out of `pieces`, with what small ink lies in them: pieces that are larger than type, mostly
/// paper, and stand alone, whereas large characters stand in rows. Frames around text must have been taken out.
Boxes take_drawings(Boxes& pieces, Pix* ink, double body);

}  // namespace galley::layout_newspaper
