#include "lines/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace galley::lines {

namespace {

using Colour = std::array<float, 3>;

/// A pixel of the image, or the nearest one where there is none.
Colour pixel(const ImageView& image, int x, int y) {
    x = std::clamp(x, 0, image.width - 1);
    y = std::clamp(y, 0, image.height - 1);
    const std::uint8_t* row = image.pixels + static_cast<std::ptrdiff_t>(y) * image.stride;
    if (image.format == PixelFormat::rgb) {
        const std::uint8_t* p = row + static_cast<std::ptrdiff_t>(x) * 3;
        return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])};
    }
    constexpr float white = 255;
    const float tone = image.format == PixelFormat::gray      ? static_cast<float>(row[x])
                       : (row[x / 8] >> (7 - x % 8) & 1) != 0 ? 0
                                                              : white;
    return {tone, tone, tone};
}

/// Adds the colour at a spot; the middle of the pixel 0, 0 is at 0.5, 0.5.
void add(Colour& sum, const ImageView& image, const Spot& at) {
    const double x = at.x - 0.5, y = at.y - 0.5, left = std::floor(x), top = std::floor(y);
    const int ix = static_cast<int>(left), iy = static_cast<int>(top);
    const auto fx = static_cast<float>(x - left), fy = static_cast<float>(y - top);
    const Colour a = pixel(image, ix, iy), b = pixel(image, ix + 1, iy), c = pixel(image, ix, iy + 1),
                 d = pixel(image, ix + 1, iy + 1);
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += (a[i] * (1 - fx) + b[i] * fx) * (1 - fy) + (c[i] * (1 - fx) + d[i] * fx) * fy;
}

/// Spots a pixel is made of, in one direction, where it covers so many pixels of the page.
int spots_for(double covered) {
    constexpr double most = 8;
    return static_cast<int>(std::ceil(std::clamp(covered, 1.0, most)));
}

}  // namespace

Samples sample(const ImageView& image, const Strip& strip, const Window& window) {
    Samples out{window.width, window.height, {}};
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    const double wide = (window.to - window.from) / out.width, high = (window.other - window.first) / out.height;
    const int nx = spots_for(wide), ny = spots_for(high * strip.height());
    std::vector<std::pair<Spot, Spot>> columns(static_cast<std::size_t>(nx));
    for (int x = 0; x < out.width; ++x) {
        for (int i = 0; i < nx; ++i) {
            const double along = window.from + (x + (i + 0.5) / nx) * wide;
            columns[static_cast<std::size_t>(i)] = {strip.at(along, 0), strip.at(along, 1)};
        }
        for (int y = 0; y < out.height; ++y) {
            Colour sum{};
            for (int k = 0; k < ny; ++k) {
                const double across = window.first + (y + (k + 0.5) / ny) * high;
                for (const auto& [a, b] : columns)
                    add(sum, image, {a.x + (b.x - a.x) * across, a.y + (b.y - a.y) * across});
            }
            std::uint8_t* to = &out.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                         static_cast<std::size_t>(x)) *
                                        3];
            for (std::size_t c = 0; c < sum.size(); ++c)
                to[c] = static_cast<std::uint8_t>(std::lround(sum[c] / static_cast<float>(nx * ny)));
        }
    }
    return out;
}

int ground_tone(const Samples& samples) {
    std::array<int, 256> counts{};
    for (int y = 0; y < samples.height; ++y)
        for (int x = 0; x < samples.width; ++x) ++counts[static_cast<std::size_t>(samples.tone(x, y))];
    constexpr int near = 8;
    int ground = 0, most = -1;
    for (int t = 0; t < 256; ++t) {
        int sum = 0;
        for (int n = std::max(0, t - near); n <= std::min(255, t + near); ++n)
            sum += counts[static_cast<std::size_t>(n)];
        if (sum > most) most = sum, ground = t;
    }
    return ground;
}

bool is_light_on_dark(const Samples& samples) {
    const int ground = ground_tone(samples);
    std::int64_t lighter = 0;
    for (int y = 0; y < samples.height; ++y)
        for (int x = 0; x < samples.width; ++x) lighter += samples.tone(x, y) - ground;
    return lighter > 0;
}

std::vector<double> column_ink(const Samples& samples) {
    const int ground = ground_tone(samples);
    std::vector<double> out(static_cast<std::size_t>(samples.width));
    for (int x = 0; x < samples.width; ++x) {
        int sum = 0;
        for (int y = 0; y < samples.height; ++y) sum += std::abs(samples.tone(x, y) - ground);
        out[static_cast<std::size_t>(x)] = sum / static_cast<double>(samples.height);
    }
    return out;
}

}  // namespace galley::lines
