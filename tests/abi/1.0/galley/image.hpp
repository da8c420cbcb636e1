// Pixels of a page, as they cross the plugin boundary.
#pragma once

#include <cstdint>
#include <vector>

namespace galley {

/// bilevel: 1 bit a pixel, 1 is black, the highest bit is the leftmost pixel. gray: 8 bits, 0 is black.
/// rgb: 3 bytes a pixel in the order red, green, blue. The numbers are part of the ABI (GALLEY_PIXELS_*).
enum class PixelFormat : std::uint32_t { bilevel, gray, rgb };

/// Rows run from top to bottom, each `stride` bytes long. dpi is 0 when the file does not say.
struct Image {
    std::int32_t width = 0, height = 0, stride = 0;
    PixelFormat format = PixelFormat::gray;
    double dpi = 0;
    std::vector<std::uint8_t> pixels;
};

/// The same, borrowed: valid for the call that handed it out.
struct ImageView {
    std::int32_t width = 0, height = 0, stride = 0;
    PixelFormat format = PixelFormat::gray;
    double dpi = 0;
    const std::uint8_t* pixels = nullptr;
};

}  // namespace galley
