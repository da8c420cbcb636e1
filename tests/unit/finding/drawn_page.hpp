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

/// Words of 2 to 7 letters of 8 by 16 pixels, a space of 9 or 10 pixels between them, from x up to `right`, where the
/// last one ends as in justified type; another `row` has other words.
inline void words(Pix* pix, int x, int right, int middle, int row) {
    unsigned dice = 7919U * static_cast<unsigned>(row + 1);
    while (x < right) {
        dice = dice * 1103515245U + 12345U;
        for (int letters = 2 + static_cast<int>((dice >> 16) % 6); letters > 0 && x + 8 <= right; --letters, x += 9)
            black(pix, {x, middle - 8, 8, 16});
        if (x + 26 > right) black(pix, {x, middle - 8, right - x, 16}), x = right;
        x += 9 + static_cast<int>(dice >> 20 & 1U);
    }
}

inline Strip level(double from, double to, double middle, double thickness = 24) {
    return {false, from, to, {middle, middle}, thickness};
}

inline PrintedLine printed(Pix* page, const Strip& strip, double confidence = 0.9) {
    return {strip, confidence, ink_of(page, strip)};
}

}  // namespace galley::finding
