#include "pictures.hpp"

#include <algorithm>
#include <cmath>
#include <new>

namespace galley::write_html {

namespace {

PixPtr own(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
}

std::string encoded(Pix* pix, bool lossless, int quality) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    const int failed =
        lossless ? pixWriteMemPng(&bytes, &size, pix, 0) : pixWriteMemJpeg(&bytes, &size, pix, quality, 0);
    if (failed != 0) throw std::bad_alloc();
    std::string out(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return out;
}

/// `pix` in another, not larger size; black and white becomes gray on the way.
PixPtr shrunk(Pix* pix, int width, int height) {
    if (pixGetWidth(pix) == width && pixGetHeight(pix) == height) return own(pixClone(pix));
    const bool halved = (pixGetWidth(pix) + 1) / 2 == width && (pixGetHeight(pix) + 1) / 2 == height;
    if (pixGetDepth(pix) == 1)
        return halved ? own(pixScaleToGray2(pix))
                      : own(pixScaleToGray(pix, static_cast<float>(width) / pixGetWidth(pix)));
    if (halved) return own(pixScaleAreaMap2(pix));
    return own(pixScaleToSize(pix, width, height));
}

void write_tiles(Pix* pix, std::size_t number, bool lossless, int quality, const Taker& take) {
    const int width = pixGetWidth(pix), height = pixGetHeight(pix);
    for (int row = 0; row * tile_side < height; ++row)
        for (int column = 0; column * tile_side < width; ++column) {
            const int x = column * tile_side, y = row * tile_side;
            BOX* box = boxCreate(x, y, std::min(tile_side, width - x), std::min(tile_side, height - y));
            const PixPtr tile = own(pixClipRectangle(pix, box, nullptr));
            boxDestroy(&box);
            take(std::to_string(number) + "-" + std::to_string(row) + "-" + std::to_string(column) +
                     (lossless ? ".png" : ".jpg"),
                 lossless ? "image/png" : "image/jpeg", encoded(tile.get(), lossless, quality));
        }
}

int scaled(int side, double factor) { return std::max(1, static_cast<int>(std::lround(side * factor))); }

}  // namespace

std::vector<Level> levels_of(int width, int height, bool bilevel, int max_side) {
    std::vector<Level> out;
    if (width <= 0 || height <= 0) return out;
    const int longest = std::max(width, height);
    const bool limited = max_side > 0 && longest > max_side;
    const double factor = limited ? static_cast<double>(max_side) / longest : 1;
    Level level{scaled(width, factor), scaled(height, factor), bilevel && !limited};
    out.push_back(level);
    while (std::max(level.width, level.height) > first_side) {
        level = {(level.width + 1) / 2, (level.height + 1) / 2, false};
        out.push_back(level);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

Size thumb_of(int width, int height) {
    const double factor = std::min(1.0, static_cast<double>(thumb_side) / std::max({1, width, height}));
    return {scaled(width, factor), scaled(height, factor)};
}

void draw(const ImageView& image, const std::vector<Level>& levels, int quality, const Taker& take) {
    PixPtr pix = to_pix(image);
    for (std::size_t number = levels.size(); number-- > 0;) {
        const Level& level = levels[number];
        pix = shrunk(pix.get(), level.width, level.height);
        write_tiles(pix.get(), number, level.lossless, quality, take);
    }
    const Size thumb = thumb_of(image.width, image.height);
    take("thumb.jpg", "image/jpeg", encoded(shrunk(pix.get(), thumb.width, thumb.height).get(), false, quality));
}

}  // namespace galley::write_html
