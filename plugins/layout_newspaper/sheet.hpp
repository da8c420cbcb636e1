// The working copy of a page: reduced, straightened, and split into ink and paper.
#pragma once

#include "galley/leptonica.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

/// The working copy. All layout is done in its pixels; to_page brings the result back.
struct Sheet {
    PixPtr gray;       ///< 8 bits a pixel
    PixPtr ink;        ///< 1 bit a pixel, shading of the paper taken out
    int scale = 1;     ///< page pixels to one working pixel
    double angle = 0;  ///< radians by which the copy was turned clockwise to make its lines level
    int page_width = 0, page_height = 0;

    /// The corners of a working box on the page, clockwise from top left.
    [[nodiscard]] std::vector<Point> corners_on_page(const Box& box) const;
    /// The smallest upright box on the page around a working box, kept inside the page.
    [[nodiscard]] Box to_page(const Box& box) const;
};

/// Averages squares of scale × scale pixels to one gray pixel; needs no full-size copy.
PixPtr reduced_gray(const ImageView& image, int scale);

/// Angle in radians by which to turn the ink clockwise so that lines of either direction are level; 0 when unsure.
double skew_of(Pix* ink);

/// Makes the working copy at a scale of 1 / `scale`.
Sheet make_sheet(const ImageView& image, int scale);

}  // namespace galley::layout_newspaper
