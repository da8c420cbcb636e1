// Small drawn cases: characters as boxes, and pages with characters as squares.
#pragma once

#include "galley/leptonica.hpp"
#include "geometry.hpp"

namespace drawn {

using galley::Box;
using galley::layout_newspaper::Boxes;

/// `count` square characters of side `size` in a row, with `gap` between them.
inline Boxes row(int x, int y, int count, int size, int gap) {
    Boxes out;
    for (int i = 0; i < count; ++i) out.push_back({x + i * (size + gap), y, size, size});
    return out;
}

inline void append(Boxes& to, const Boxes& more) { to.insert(to.end(), more.begin(), more.end()); }

/// A column of rows, `pitch` apart.
inline Boxes column(int x, int y, int rows, int pitch, int count, int size, int gap) {
    Boxes out;
    for (int i = 0; i < rows; ++i) append(out, row(x, y + i * pitch, count, size, gap));
    return out;
}

/// White paper.
inline galley::PixPtr paper(int width, int height) {
    galley::PixPtr pix(pixCreate(width, height, 8));
    pixSetAll(pix.get());
    return pix;
}

inline void fill(Pix* pix, const Box& b, int level) {
    for (int y = b.y; y < b.bottom(); ++y)
        for (int x = b.x; x < b.right(); ++x) pixSetPixel(pix, x, y, static_cast<l_uint32>(level));
}

/// A character: strokes across and down, so that it has paper in it.
inline void character(Pix* pix, const Box& b) {
    const int stroke = std::max(2, b.h / 8);
    for (const int part : {0, 1, 2}) {
        fill(pix, {b.x, b.y + part * (b.h - stroke) / 2, b.w, stroke}, 0);
        fill(pix, {b.x + part * (b.w - stroke) / 2, b.y, stroke, b.h}, 0);
    }
}

inline void print(Pix* pix, const Boxes& characters) {
    for (const Box& b : characters) character(pix, b);
}

inline galley::Image image_of(Pix* pix) { return galley::to_image(pix); }

inline galley::ImageView view(const galley::Image& image) {
    return {image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
}

}  // namespace drawn
