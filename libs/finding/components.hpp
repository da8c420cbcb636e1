// Connected parts of a map above a threshold.
#pragma once

#include <vector>

#include "finding/kernels.hpp"

namespace galley::finding {

/// A row of pixels: x from `from` up to, not including, `to`.
struct PixelRow {
    int y, from, to;
};

/// Pixels that hang together by sides or corners, as rows from top to bottom.
using Component = std::vector<PixelRow>;

/// The components of the pixels of `map` that are `threshold` or more and lie in `within` (rows from top to bottom).
[[nodiscard]] std::vector<Component> components_of(const TextMap& map, const Component& within, std::uint8_t threshold);

/// The same for the whole map.
[[nodiscard]] std::vector<Component> components_of(const TextMap& map, std::uint8_t threshold);

}  // namespace galley::finding
