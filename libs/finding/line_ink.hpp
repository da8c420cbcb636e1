// What is printed along a line: its ink, told from the ground, and the facts of its type.
#pragma once

#include <array>
#include <vector>

#include "finding/strip.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

using Colour = std::array<std::uint8_t, 3>;  ///< red, green, blue

/// The ink of a line, seen along a strip of an image of 32 bits a pixel.
struct LineInk {
    Colour ink{}, ground{};
    double contrast = 0;         ///< difference of their tones, 0..255; hardly any: nothing is printed there
    double top = 0, bottom = 0;  ///< the ink's extent across, from the strip's middle; top is negative
    double weight = 0;           ///< share of ink within that extent, where there is any along the line
    /// For every pixel along the strip, the share of the extent that is ink.
    std::vector<float> along;

    [[nodiscard]] double height() const { return bottom - top; }
};

/// Looks at a strip of `page` (32 bits a pixel). Two tones are told apart by Otsu's threshold (1979, "A Threshold
/// Selection Method from Gray-Level Histograms"); the ground is the one that the strip's edges have.
[[nodiscard]] LineInk ink_of(Pix* page, const Strip& strip);

/// The tone of a colour, 0 black to 255 white: the luminance of ITU-R BT.601, as to_gray_pix has it.
[[nodiscard]] int tone_of(const Colour& colour);

/// The tone of a pixel; of the nearest one where it lies outside.
[[nodiscard]] int tone_at(Pix* page, int x, int y);

}  // namespace galley::finding
