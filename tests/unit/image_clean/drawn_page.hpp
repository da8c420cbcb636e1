// Pages of Latin text, set in Leptonica's own font.
#pragma once

#include <string>

#include "galley/leptonica.hpp"

namespace drawn {

inline galley::PixPtr text_page(int width = 1200, int height = 1500) {
    galley::PixPtr pix(pixCreate(width, height, 8));
    pixSetAll(pix.get());
    L_BMF* font = bmfCreate(nullptr, 8);
    const std::string line = "the bright field told by half of the lost kites which hold that the old bell should";
    for (int y = 120; y < height - 60; y += 50) {
        l_int32 w = 0, overflow = 0;
        pixSetTextline(pix.get(), font, line.c_str(), 0, 80, y, &w, &overflow);
    }
    bmfDestroy(&font);
    return pix;
}

inline galley::ImageView view(const galley::Image& image) {
    return {image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
}

}  // namespace drawn
