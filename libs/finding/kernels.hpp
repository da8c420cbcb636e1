// The cores of printed lines in a detector's map, and the strips that they stand for.
#pragma once

#include <cstdint>
#include <vector>

#include "finding/strip.hpp"

namespace galley::finding {

/// What a detector says about each pixel of an image: 0 for no text to 255 for the core of a line.
struct TextMap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> values;  ///< row by row

    [[nodiscard]] std::uint8_t at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    void mark(int x, int y) {
        values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] = 255;
    }
};

/// A map of zeros.
[[nodiscard]] inline TextMap empty_map(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0)};
}

/// A line as the detector sees it.
struct FoundLine {
    Strip strip;
    double confidence = 0;  ///< the mean of the map over its core, 0..1
};

/// The lines of a map, from top to bottom. After Liao et al. 2020, "Real-time Scene Text Detection with Differentiable
/// Binarization" (arXiv:1911.08947), section 3.5: cores are what the map holds above a threshold, and a line is its
/// core grown by area times a ratio over perimeter. Here a core keeps the slope and bend that it has, instead of the
/// smallest rectangle around it; a core that holds several lines is parted at a higher threshold. Linear in the pixels.
[[nodiscard]] std::vector<FoundLine> lines_of(const TextMap& map);

}  // namespace galley::finding
