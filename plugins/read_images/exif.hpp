// What the Exif block of a JPEG says about its page.
#pragma once

#include <cstdint>
#include <span>

namespace galley::read_images {

/// `orientation` is 1 to 8 as Exif 2.3 section 4.6.4 numbers them: 1 stands upright. dpi is 0 when not told.
struct Exif {
    int orientation = 1;
    double dpi = 0;
};

/// Reads the first bytes of a JPEG file; exif_reach of them hold any Exif block. Damaged blocks tell nothing.
Exif exif_of(std::span<const std::uint8_t> jpeg);

/// Segments before the picture are at most 64 KB each, and Exif is among the first.
inline constexpr std::size_t exif_reach = 256 * 1024;

}  // namespace galley::read_images
