#include "finding/kernels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "finding/components.hpp"

namespace galley::finding {

namespace {

/// As PP-OCR sets them for its detectors: what is a core, and how far a line reaches beyond it.
constexpr std::uint8_t core_threshold = 77;  // 0.3
constexpr double grow_ratio = 1.6;
constexpr double confidence_min = 0.6;
/// A core smaller than this, in pixels of the map, is a speck.
constexpr double core_min = 2, core_length_min = 3;
/// Thresholds at which a core that holds several lines is parted, one after the other.
constexpr std::array<std::uint8_t, 3> higher{115, 153, 191};
/// A core holds several lines where so large a share of its columns has white within, or is so many times as thick as
/// the usual one.
constexpr double white_within = 0.15, thick = 2.2, thick_share = 0.06;
/// A line that strays from a straight one by more than this share of its core's thickness is bent.
constexpr double bend_min = 0.15;
constexpr int bend_places = 7;

/// A core column by column: what lies across at each place along.
struct Profile {
    int from = 0;
    std::vector<double> count, sum, low, high;
};

Profile profile_of(const Component& core, bool vertical) {
    int from = core.front().from, to = core.front().to;
    for (const PixelRow& row : core) from = std::min(from, row.from), to = std::max(to, row.to);
    if (vertical) from = core.front().y, to = core.back().y + 1;
    const auto size = static_cast<std::size_t>(to - from);
    Profile out{from, std::vector<double>(size), std::vector<double>(size), std::vector<double>(size, 1e9),
                std::vector<double>(size, -1e9)};
    const auto add = [&](int along, int first, int last) {
        const auto i = static_cast<std::size_t>(along - from);
        const double n = last - first;
        out.count[i] += n;
        out.sum[i] += n * (first + last) / 2.0;
        out.low[i] = std::min<double>(out.low[i], first);
        out.high[i] = std::max<double>(out.high[i], last);
    };
    for (const PixelRow& row : core) {
        if (vertical)
            add(row.y, row.from, row.to);
        else
            for (int x = row.from; x < row.to; ++x) add(x, row.y, row.y + 1);
    }
    return out;
}

bool holds_several(const Profile& profile) {
    std::vector<double> counts = profile.count;
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    const double usual = *middle;
    double white = 0, much = 0;
    for (std::size_t i = 0; i < profile.count.size(); ++i) {
        white += profile.high[i] - profile.low[i] > profile.count[i] + 1;
        much += profile.high[i] - profile.low[i] > thick * usual;
    }
    const auto columns = static_cast<double>(profile.count.size());
    return white > white_within * columns || much > std::max(2.0, thick_share * columns);
}

/// Least squares of c0 + c1 u + c2 u^2 with u from -1 to 1 over the columns, weighted by their pixels; without the
/// square when `bent` is false.
std::array<double, 3> fit(const Profile& profile, bool bent) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, t0 = 0, t1 = 0, t2 = 0;
    const double half = std::max(1.0, static_cast<double>(profile.count.size()) / 2);
    for (std::size_t i = 0; i < profile.count.size(); ++i) {
        const double w = profile.count[i], u = (static_cast<double>(i) + 0.5) / half - 1;
        const double v = w > 0 ? profile.sum[i] / w : 0;
        s0 += w, s1 += w * u, s2 += w * u * u, s3 += w * u * u * u, s4 += w * u * u * u * u;
        t0 += w * v, t1 += w * v * u, t2 += w * v * u * u;
    }
    if (!bent) {
        const double det = s0 * s2 - s1 * s1;
        if (std::abs(det) < 1e-9) return {t0 / s0, 0, 0};
        return {(t0 * s2 - t1 * s1) / det, (t1 * s0 - t0 * s1) / det, 0};
    }
    const double det = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s2 * s3) + s2 * (s1 * s3 - s2 * s2);
    if (std::abs(det) < 1e-9) return fit(profile, false);
    return {(t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - t2 * s3) + s2 * (t1 * s3 - t2 * s2)) / det,
            (s0 * (t1 * s4 - t2 * s3) - t0 * (s1 * s4 - s2 * s3) + s2 * (s1 * t2 - s2 * t1)) / det,
            (s0 * (s2 * t2 - s3 * t1) - s1 * (s1 * t2 - s2 * t1) + t0 * (s1 * s3 - s2 * s2)) / det};
}

/// Mean distance of the columns' middles from a straight line.
double stray(const Profile& profile, const std::array<double, 3>& line) {
    double sum = 0, weight = 0;
    const double half = std::max(1.0, static_cast<double>(profile.count.size()) / 2);
    for (std::size_t i = 0; i < profile.count.size(); ++i) {
        if (profile.count[i] <= 0) continue;
        const double u = (static_cast<double>(i) + 0.5) / half - 1;
        const double off = profile.sum[i] / profile.count[i] - line[0] - line[1] * u;
        sum += profile.count[i] * off * off, weight += profile.count[i];
    }
    return std::sqrt(sum / std::max(1.0, weight));
}

/// Whether a core runs down the page: it reaches further down than across.
bool runs_down(const Component& core) {
    double n = 0, x1 = 0, x2 = 0, y1 = 0, y2 = 0;
    for (const PixelRow& row : core) {
        const double w = row.to - row.from, x = (row.from + row.to - 1) / 2.0;
        n += w, x1 += w * x, x2 += w * x * x + w * (w * w - 1) / 12, y1 += w * row.y, y2 += w * row.y * row.y;
    }
    return y2 / n - y1 / n * y1 / n > x2 / n - x1 / n * x1 / n;
}

Strip strip_of(const Profile& profile, bool vertical) {
    double area = 0;
    for (const double count : profile.count) area += count;
    const auto length = static_cast<double>(profile.count.size());
    const double core = area / length, grow = area * grow_ratio / (2 * (length + core));
    std::array<double, 3> line = fit(profile, false);
    const bool bent = stray(profile, line) > bend_min * core;
    if (bent) line = fit(profile, true);
    Strip out{vertical, profile.from - grow, profile.from + length + grow, {}, core + 2 * grow};
    const int places = bent ? bend_places : 2;
    for (int i = 0; i < places; ++i) {
        const double along = out.from + out.length() * i / (places - 1);
        const double u = (along - profile.from) / (length / 2) - 1;
        out.middle.push_back(line[0] + line[1] * u + line[2] * u * u);
    }
    return out;
}

void add_lines(const TextMap& map, const Component& core, std::size_t level, std::vector<FoundLine>& out) {
    double sum = 0, area = 0;
    for (const PixelRow& row : core)
        for (int x = row.from; x < row.to; ++x) sum += map.at(x, row.y), ++area;
    const double confidence = sum / area / 255;
    const bool vertical = runs_down(core);
    const Profile profile = profile_of(core, vertical);
    const auto length = static_cast<double>(profile.count.size());
    if (length < core_length_min || area / length < core_min || confidence < confidence_min) return;
    if (level < higher.size() && holds_several(profile)) {
        const std::vector<Component> parts = components_of(map, core, higher[level]);
        if (!parts.empty()) {
            for (const Component& part : parts) add_lines(map, part, level + 1, out);
            return;
        }
    }
    out.push_back({strip_of(profile, vertical), confidence});
}

}  // namespace

std::vector<FoundLine> lines_of(const TextMap& map) {
    std::vector<FoundLine> out;
    for (const Component& core : components_of(map, core_threshold)) add_lines(map, core, 0, out);
    return out;
}

}  // namespace galley::finding
