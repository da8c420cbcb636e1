// Pages drawn for tests: type is a row of dark blocks with white between.
#pragma once

#include <cmath>

#include "finding/printed_line.hpp"

namespace galley::finding {

inline toolkit::PixPtr blank(int width, int height) {
    toolkit::PixPtr pix(pixCreate(width, height, 32));
    pixSetAll(pix.get());
    return pix;
}

inline void fill(Pix* pix, const Box& b, int red, int green, int blue) {
    for (int y = b.y; y < b.bottom(); ++y)
        for (int x = b.x; x < b.right(); ++x) pixSetRGBPixel(pix, x, y, red, green, blue);
}

inline void black(Pix* pix, const Box& b) { fill(pix, b, 20, 20, 20); }

/// Characters of 12 by 16 pixels, 16 apart, from x up to `right`; their middle is at `middle`.
inline void type(Pix* pix, int x, int right, int middle) {
    for (; x + 12 <= right; x += 16) black(pix, {x, middle - 8, 12, 16});
}

inline Strip level(double from, double to, double middle, double thickness = 24) {
    return {false, from, to, {middle, middle}, thickness};
}

inline PrintedLine printed(Pix* page, const Strip& strip, double confidence = 0.9) {
    return {strip, confidence, ink_of(page, strip)};
}

}  // namespace galley::finding
