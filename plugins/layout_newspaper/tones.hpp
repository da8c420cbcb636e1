// Areas that are not paper: pictures, tinted boxes, and the dark edge of a scan.
#pragma once

#include "galley/leptonica.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

struct Tones {
    Boxes pictures;  ///< photographs and other halftones; they may lie in a tint
    Boxes tints;     ///< even gray or coloured areas with text on them
    Boxes edges;     ///< what the scanner saw beside the paper
};

/// Finds them by the brightness that is left when everything thinner than a character is closed over: the level of the
/// paper in text, of the tint in a tinted box, and many levels in a picture.
Tones find_tones(Pix* gray, double body);

}  // namespace galley::layout_newspaper
