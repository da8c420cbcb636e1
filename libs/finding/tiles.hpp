// A large image looked at in tiles, so that memory has a bound.
#pragma once

#include <functional>
#include <vector>

#include "finding/kernels.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// A part of an axis: pixels `from` up to, not including, `to`, of which `keep_from` up to `keep_to` are taken.
struct Span {
    int from, to, keep_from, keep_to;

    [[nodiscard]] int size() const { return to - from; }
};

/// Covers 0 up to `length` with spans of one size, a multiple of `step` and at most `largest`, that overlap by
/// `overlap` or more; each pixel is kept by one of them, as far from its ends as can be. The last span may reach beyond
/// `length`. `largest` is a multiple of `step` and larger than `overlap`.
[[nodiscard]] std::vector<Span> spans_over(int length, int largest, int overlap, int step);

/// What a detector makes of one tile, a map of the tile's size.
using Detect = std::function<TextMap(Pix* tile)>;

/// The map of a whole image of 32 bits a pixel, tile by tile; beyond the image tiles are white.
[[nodiscard]] TextMap map_of(Pix* image, const Detect& detect);

}  // namespace galley::finding
