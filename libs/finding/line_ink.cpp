#include "finding/line_ink.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

namespace {

/// Less difference than this is the paper's own.
constexpr double contrast_min = 10;
/// What is this much of the way from ground to ink is ink: strokes of small type hardly reach their full tone.
constexpr double ink_share = 0.4;
/// A row across belongs to the type when it has this share of the fullest row's ink; white within a line of type is at
/// most this share of the strip.
constexpr double row_min = 0.12, white_max = 0.12;

/// The pixels of a strip, laid out straight.
struct Band {
    int columns = 0, rows = 0;
    std::vector<l_uint32> pixels;
    std::vector<std::uint8_t> tones;

    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
};

Colour colour_of(l_uint32 pixel) {
    l_int32 r = 0, g = 0, b = 0;
    extractRGBValues(pixel, &r, &g, &b);
    return {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b)};
}

l_uint32 pixel_at(Pix* page, int x, int y) {
    x = std::clamp(x, 0, pixGetWidth(page) - 1), y = std::clamp(y, 0, pixGetHeight(page) - 1);
    return pixGetData(page)[static_cast<std::ptrdiff_t>(y) * pixGetWpl(page) + x];
}

Band band_of(Pix* page, const Strip& strip) {
    Band band;
    band.columns = std::max(1, static_cast<int>(std::lround(strip.length())));
    band.rows = std::max(1, static_cast<int>(std::lround(strip.thickness)));
    const auto size = static_cast<std::size_t>(band.columns) * static_cast<std::size_t>(band.rows);
    band.pixels.resize(size);
    band.tones.resize(size);
    for (int column = 0; column < band.columns; ++column) {
        const double along = strip.from + column + 0.5, middle = strip.middle_at(along);
        for (int row = 0; row < band.rows; ++row) {
            const int a = static_cast<int>(std::floor(along));
            const int c = static_cast<int>(std::floor(middle - strip.thickness / 2 + row + 0.5));
            const l_uint32 pixel = strip.vertical ? pixel_at(page, c, a) : pixel_at(page, a, c);
            band.pixels[band.at(column, row)] = pixel;
            band.tones[band.at(column, row)] = static_cast<std::uint8_t>(tone_of(colour_of(pixel)));
        }
    }
    return band;
}

/// The tone that parts two classes best, by the variance between them.
int otsu(const Band& band) {
    std::array<double, 256> counts{};
    for (const std::uint8_t tone : band.tones) ++counts[tone];
    double all = 0, sum = 0;
    for (int t = 0; t < 256; ++t)
        all += counts[static_cast<std::size_t>(t)], sum += t * counts[static_cast<std::size_t>(t)];
    double below = 0, sum_below = 0, best = -1;
    int threshold = 127;
    for (int t = 0; t < 255; ++t) {
        below += counts[static_cast<std::size_t>(t)];
        sum_below += t * counts[static_cast<std::size_t>(t)];
        if (below <= 0 || below >= all) continue;
        const double apart = sum_below / below - (sum - sum_below) / (all - below);
        const double between = below * (all - below) * apart * apart;
        if (between > best) best = between, threshold = t;
    }
    return threshold;
}

/// The middle tones of the two classes that a threshold makes.
std::pair<int, int> outer_medians(const Band& band, int threshold) {
    std::vector<std::uint8_t> dark, light;
    for (const std::uint8_t tone : band.tones) (tone <= threshold ? dark : light).push_back(tone);
    const auto median = [](std::vector<std::uint8_t>& tones, int none) {
        if (tones.empty()) return none;
        const auto middle = tones.begin() + static_cast<std::ptrdiff_t>(tones.size() / 2);
        std::nth_element(tones.begin(), middle, tones.end());
        return static_cast<int>(*middle);
    };
    return {median(dark, -1), median(light, 256)};
}

/// The pixels of one class that count: strokes fade into their ground, so each class is known by its half that is
/// further away from the other.
struct Class {
    double count = 0, tone = 0;
    std::array<double, 3> colour{};

    void add(l_uint32 pixel, int t) {
        const Colour c = colour_of(pixel);
        ++count, tone += t;
        for (std::size_t i = 0; i < c.size(); ++i) colour[i] += c[i];
    }
    [[nodiscard]] double mean() const { return tone / std::max(1.0, count); }
    [[nodiscard]] Colour mean_colour() const {
        Colour out{};
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<std::uint8_t>(std::lround(colour[i] / std::max(1.0, count)));
        return out;
    }
};

}  // namespace

int tone_of(const Colour& colour) { return (77 * colour[0] + 150 * colour[1] + 29 * colour[2]) >> 8; }

int tone_at(Pix* page, int x, int y) { return tone_of(colour_of(pixel_at(page, x, y))); }

LineInk ink_of(Pix* page, const Strip& strip) {
    const Band band = band_of(page, strip);
    const int threshold = otsu(band);
    const auto [darkest, lightest] = outer_medians(band, threshold);
    Class dark, light;
    double dark_edge = 0;
    for (int row = 0; row < band.rows; ++row)
        for (int column = 0; column < band.columns; ++column) {
            const std::size_t i = band.at(column, row);
            const int tone = band.tones[i];
            if (tone <= darkest) dark.add(band.pixels[i], tone);
            if (tone >= lightest) light.add(band.pixels[i], tone);
            if (row == 0 || row == band.rows - 1) dark_edge += tone <= threshold ? 1 : -1;
        }
    const bool dark_ground = dark_edge > 0;
    const Class &ground = dark_ground ? dark : light, &ink = dark_ground ? light : dark;
    LineInk out;
    out.along.assign(static_cast<std::size_t>(band.columns), 0);
    out.ground = ground.mean_colour();
    out.ink = ink.mean_colour();
    out.contrast = ink.count > 0 && ground.count > 0 ? std::abs(ink.mean() - ground.mean()) : 0;
    if (out.contrast < contrast_min) return out;

    const double limit = ground.mean() + ink_share * (ink.mean() - ground.mean());
    const auto is_ink = [&](int column, int row) {
        const int tone = band.tones[band.at(column, row)];
        return dark_ground ? tone >= limit : tone <= limit;
    };
    std::vector<double> rows(static_cast<std::size_t>(band.rows), 0);
    for (int row = 0; row < band.rows; ++row)
        for (int column = 0; column < band.columns; ++column)
            rows[static_cast<std::size_t>(row)] += is_ink(column, row);
    const double least = row_min * *std::max_element(rows.begin(), rows.end());
    const int middle = band.rows / 2, gap = std::max(1, static_cast<int>(white_max * band.rows));
    const auto edge = [&](int step) {
        int last = middle;
        for (int row = middle; row >= 0 && row < band.rows && std::abs(row - last) <= gap; row += step)
            if (rows[static_cast<std::size_t>(row)] >= least) last = row;
        return last;
    };
    const int first = edge(-1), last = edge(1);
    out.top = first - band.rows / 2.0;
    out.bottom = last + 1 - band.rows / 2.0;
    double inked = 0, columns = 0;
    for (int column = 0; column < band.columns; ++column) {
        double count = 0;
        for (int row = first; row <= last; ++row) count += is_ink(column, row);
        out.along[static_cast<std::size_t>(column)] = static_cast<float>(count / (last - first + 1));
        inked += count, columns += count > 0;
    }
    out.weight = columns > 0 ? inked / (columns * (last - first + 1)) : 0;
    return out;
}

}  // namespace galley::finding
