#include "lines/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace galley::lines {

namespace {

using Colour = std::array<float, 3>;

float tone(bool black) {
    constexpr float white = 255;
    return black ? 0 : white;
}

/// The pixels of an image of one format.
template <PixelFormat format>
class Pixels {
  public:
    explicit Pixels(const ImageView& image) : image_(image) {}

    /// Adds the colour at a spot, between the pixels round it; the middle of the pixel 0, 0 is at 0.5, 0.5. Where there
    /// are no pixels, the nearest ones count.
    void add(Colour& sum, double x, double y) const {
        x = std::clamp(x - 0.5, 0.0, static_cast<double>(image_.width - 1));
        y = std::clamp(y - 0.5, 0.0, static_cast<double>(image_.height - 1));
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const int right = std::min(left + 1, image_.width - 1), bottom = std::min(top + 1, image_.height - 1);
        const auto fx = static_cast<float>(x - left), fy = static_cast<float>(y - top);
        const float a = (1 - fx) * (1 - fy), b = fx * (1 - fy), c = (1 - fx) * fy, d = fx * fy;
        const std::uint8_t* upper = row(top);
        const std::uint8_t* lower = row(bottom);
        if constexpr (format == PixelFormat::rgb) {
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] +=
                    a * at(upper, left, i) + b * at(upper, right, i) + c * at(lower, left, i) + d * at(lower, right, i);
        } else {
            const float mixed =
                a * at(upper, left, 0) + b * at(upper, right, 0) + c * at(lower, left, 0) + d * at(lower, right, 0);
            for (float& channel : sum) channel += mixed;
        }
    }

  private:
    [[nodiscard]] const std::uint8_t* row(int y) const {
        return image_.pixels + static_cast<std::ptrdiff_t>(y) * image_.stride;
    }

    static float at(const std::uint8_t* row, int x, std::size_t channel) {
        if constexpr (format == PixelFormat::rgb)
            return static_cast<float>(row[static_cast<std::size_t>(x) * 3 + channel]);
        if constexpr (format == PixelFormat::gray) return static_cast<float>(row[x]);
        return tone((row[x / 8] >> (7 - x % 8) & 1) != 0);
    }

    const ImageView& image_;
};

/// Spots a pixel is made of, in one direction, where it covers so many pixels of the page.
int spots_for(double covered) {
    constexpr double most = 8;
    return static_cast<int>(std::lround(std::clamp(covered, 1.0, most)));
}

template <PixelFormat format>
void take(const ImageView& image, const Strip& strip, const Window& window, Samples& out) {
    const Pixels<format> pixels(image);
    const double wide = (window.to - window.from) / out.width, high = (window.other - window.first) / out.height;
    const int nx = spots_for(wide), ny = spots_for(high * strip.height());
    const float share = 1 / static_cast<float>(nx * ny);
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
                    pixels.add(sum, a.x + (b.x - a.x) * across, a.y + (b.y - a.y) * across);
            }
            std::uint8_t* to = &out.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                         static_cast<std::size_t>(x)) *
                                        3];
            constexpr float half = 0.5F;
            for (std::size_t c = 0; c < sum.size(); ++c) to[c] = static_cast<std::uint8_t>(sum[c] * share + half);
        }
    }
}

}  // namespace

Samples sample(const ImageView& image, const Strip& strip, const Window& window) {
    Samples out{window.width, window.height, {}};
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    if (image.width < 1 || image.height < 1) return out;
    switch (image.format) {
        case PixelFormat::rgb:
            take<PixelFormat::rgb>(image, strip, window, out);
            break;
        case PixelFormat::gray:
            take<PixelFormat::gray>(image, strip, window, out);
            break;
        case PixelFormat::bilevel:
            take<PixelFormat::bilevel>(image, strip, window, out);
            break;
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
