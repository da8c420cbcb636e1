#include "ink_pieces.hpp"

#include <algorithm>
#include <new>

namespace galley::ocr_lines {

std::vector<InkPiece> ink_pieces(const LineImage& image) {
    const PixPtr ink(pixThresholdToBinary(image.pix.get(), static_cast<int>(image.paper * ink_of_paper)));
    if (!ink) throw std::bad_alloc();
    const int width = pixGetWidth(ink.get()), height = pixGetHeight(ink.get());
    std::vector<int> tops(static_cast<std::size_t>(width), height), bottoms(static_cast<std::size_t>(width), 0);
    for (int y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(ink.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink.get());
        for (int x = 0; x < width; ++x) {
            if (GET_DATA_BIT(row, x) == 0) continue;
            const auto column = static_cast<std::size_t>(x);
            tops[column] = std::min(tops[column], y);
            bottoms[column] = y + 1;
        }
    }
    std::vector<InkPiece> out;
    bool inside = false;
    for (int x = 0; x < width; ++x) {
        const int top = tops[static_cast<std::size_t>(x)], bottom = bottoms[static_cast<std::size_t>(x)];
        if (bottom > 0 && !inside) out.push_back({x, x + 1, top, bottom});
        inside = bottom > 0;
        if (!inside) continue;
        InkPiece& last = out.back();
        last = {last.from, x + 1, std::min(last.top, top), std::max(last.bottom, bottom)};
    }
    return out;
}

}  // namespace galley::ocr_lines
