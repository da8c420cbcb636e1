// Laid-down vertical lines for the tests, drawn with boxes.
#pragma once

#include "line_image.hpp"

namespace galley::ocr_lines {

inline constexpr int type = 40, height = 60;

inline LineImage paper_line(int width) {
    LineImage image;
    image.pix.reset(pixCreate(width, height, 8));
    pixSetAllGray(image.pix.get(), 255);
    image.turned = true;
    image.extent = {0, 0, type, width};
    return image;
}

inline void fill(const LineImage& image, int from, int to, int top, int bottom, l_uint32 tone) {
    for (int y = top; y < bottom; ++y)
        for (int x = from; x < to; ++x) pixSetPixel(image.pix.get(), x, y, tone);
}

inline l_uint32 tone_at(Pix* pix, int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(pix, x, y, &value);
    return value;
}

}  // namespace galley::ocr_lines
