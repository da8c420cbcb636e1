// The working copy of a page: reduced, straightened, and split into ink and paper.
#pragma once

#include "galley/leptonica.hpp"
#include "galley/transform.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

/// The working copy. All layout is done in its pixels; `to_image` brings the result back.
struct Sheet {
    PixPtr gray;         ///< 8 bits a pixel
    PixPtr ink;          ///< 1 bit a pixel, shading of the paper taken out
    Transform to_image;  ///< from its pixels to those of the image it was made of
};

/// Averages squares of scale × scale pixels to one gray pixel; needs no full-size copy.
PixPtr reduced_gray(const ImageView& image, int scale);

/// Angle in radians by which to turn the ink clockwise so that lines of either direction are level; 0 when unsure.
double skew_of(Pix* ink);

/// Makes the working copy at a scale of 1 / `scale`.
Sheet make_sheet(const ImageView& image, int scale);

}  // namespace galley::layout_newspaper
