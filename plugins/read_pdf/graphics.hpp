// From what is painted to what newspapers set between texts: rules, tinted areas, pictures.
#pragma once

#include "run.hpp"

namespace galley::read_pdf {

struct Picture {
    Rect box;
    std::size_t pixels_wide = 0, pixels_high = 0;  ///< of the largest image in it; 0 for a drawing
};

struct Graphics {
    std::vector<Rect> rules, tints;
    std::vector<Picture> pictures;
};

/// Thin dark bars are rules; filled rectangles with text on them, beside pictures or not, are tints; what else is
/// painted makes pictures where it lies together and is large enough. Paper-coloured paint and the background of the
/// whole page are nothing, and so is an image under the text of the whole page. `width` and `height` are those of the
/// page.
Graphics graphics_of(const Drawing& drawing, double width, double height);

}  // namespace galley::read_pdf
