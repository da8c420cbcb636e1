// The pixels of a strip, laid level.
#pragma once

#include <cstdint>
#include <vector>

#include "galley/image.hpp"
#include "lines/strip.hpp"

namespace galley::lines {

/// Which part of a strip to take, and how many pixels to make of it. A vertical line comes out turned to the left: its
/// start is on the left, and its characters lie on their backs.
struct Window {
    double from = 0, to = 0;      ///< along, in pixels of the page; may lie beyond the strip
    double first = 0, other = 1;  ///< across, as shares of the strip's height; may lie beyond it
    int width = 0, height = 0;
};

/// Colours of 8 bits: red, green, blue of the upper left pixel, then of the next one to the right, and so on.
struct Samples {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;

    /// How bright a pixel is, 0..255.
    [[nodiscard]] int tone(int x, int y) const {
        const std::uint8_t* p =
            &rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3];
        return (p[0] + 2 * p[1] + p[2]) / 4;
    }
};

/// Takes the window out of the image. Where it becomes smaller, each pixel is the mean of the area that it covers; in
/// between pixels of the page it interpolates linearly. Beyond the page, its edge goes on.
[[nodiscard]] Samples sample(const ImageView& image, const Strip& strip, const Window& window);

/// The ground: the tone that most pixels have, within the paper's grain.
[[nodiscard]] int ground_tone(const Samples& samples);

/// Whether the ink is lighter than the ground.
[[nodiscard]] bool is_light_on_dark(const Samples& samples);

/// How much each column differs from the ground on average over its pixels: 0 for
/// bare ground to 255.
[[nodiscard]] std::vector<double> column_ink(const Samples& samples);

}  // namespace galley::lines
