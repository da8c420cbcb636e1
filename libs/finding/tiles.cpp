#include "finding/tiles.hpp"

#include <algorithm>

namespace galley::finding {

namespace {

/// In pixels: the side of every tile, and what tiles overlap. One size for all: the runtime makes a network ready for
/// each size anew, which takes half a second, and its memory grows with it. Detectors halve an image five times: the
/// side is a multiple of 32.
constexpr int tile_side = 960, tile_overlap = 128;

toolkit::PixPtr tile_of(Pix* image, const Span& x, const Span& y) {
    toolkit::PixPtr tile(pixCreate(x.size(), y.size(), 32));
    if (!tile) throw std::bad_alloc();
    pixSetAll(tile.get());
    pixRasterop(tile.get(), 0, 0, x.size(), y.size(), PIX_SRC, image, x.from, y.from);
    return tile;
}

}  // namespace

std::vector<Span> spans_over(int length, int largest, int overlap, int step) {
    const auto rounded = [step](int v) { return (v + step - 1) / step * step; };
    if (length <= largest) return {{0, rounded(std::max(1, length)), 0, length}};
    const int count = (length - overlap + largest - overlap - 1) / (largest - overlap);
    const int size = std::min(largest, rounded((length + (count - 1) * overlap + count - 1) / count));
    std::vector<Span> out;
    for (int i = 0; i < count; ++i) {
        const int from = static_cast<int>(static_cast<long long>(length - size) * i / (count - 1));
        out.push_back({from, from + size, 0, length});
    }
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i].keep_from = out[i - 1].keep_to = (out[i].from + out[i - 1].to) / 2;
    return out;
}

TextMap map_of(Pix* image, const Detect& detect) {
    const int width = pixGetWidth(image), height = pixGetHeight(image);
    TextMap out{width, height, {}};
    out.values.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (const Span& y : spans_over(height, tile_side, tile_overlap, tile_side))
        for (const Span& x : spans_over(width, tile_side, tile_overlap, tile_side)) {
            const TextMap part = detect(tile_of(image, x, y).get());
            for (int row = y.keep_from; row < y.keep_to; ++row)
                for (int column = x.keep_from; column < x.keep_to; ++column)
                    out.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                               static_cast<std::size_t>(column)] = part.at(column - x.from, row - y.from);
        }
    return out;
}

}  // namespace galley::finding
