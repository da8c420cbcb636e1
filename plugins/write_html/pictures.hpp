// The image of a page in sizes that a browser takes in at once: whole and small to begin with, in tiles where it is
// large.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/image.hpp"

namespace galley::write_html {

/// Longest side of the smallest size: a screen's worth, and one file.
inline constexpr int first_side = 1600;
/// Side of a tile: few files, and yet no more than a browser decodes between two frames.
inline constexpr int tile_side = 2048;
/// Longest side of the picture in lists.
inline constexpr int thumb_side = 240;

/// One size of a page. `lossless` when it is written as PNG: pages in black and white at their own size.
struct Level {
    int width = 0, height = 0;
    bool lossless = false;
    bool operator==(const Level&) const = default;
};

/// The sizes of a page, smallest first: its own (no side longer than `max_side`, if that is not 0), halved until no
/// side is longer than first_side.
[[nodiscard]] std::vector<Level> levels_of(int width, int height, bool bilevel, int max_side);

struct Size {
    int width = 0, height = 0;
    bool operator==(const Size&) const = default;
};

/// The size of the picture in lists.
[[nodiscard]] Size thumb_of(int width, int height);

/// Gets each file with its name within the page's folder: "thumb.jpg" and LEVEL-ROW-COLUMN.jpg or .png.
using Taker = std::function<void(const std::string& name, const char* media_type, std::string_view bytes)>;

/// Draws the page in all its sizes, of which there must be one. `quality` is that of JPEG, 1 to 100. Throws
/// std::bad_alloc.
void draw(const ImageView& image, const std::vector<Level>& levels, int quality, const Taker& take);

}  // namespace galley::write_html
