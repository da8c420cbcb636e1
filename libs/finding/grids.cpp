#include "finding/grids.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/disjoint_sets.hpp"

namespace galley::finding {

namespace {

/// Lines of more characters tell their direction themselves. Lines stand together when they come this near, in
/// thicknesses of the thinner one, and are of like size.
constexpr double short_line = 14, near = 0.3, like_size = 1.7;
/// A group of fewer lines has no grid.
constexpr std::size_t lines_min = 3;
/// The other direction must have so much more white between its lines, and so much of it.
constexpr double clearly = 1.5, white_min = 0.1;
/// A row of pixels with less ink than this share of its length is white. Bands of ink thinner than this share of the
/// usual one are parts of a character, and belong to the band that is nearest.
constexpr double ink_min = 0.012, thin_band = 0.55;
/// How thick lines are that a grid may have, in heights of its type.
constexpr double cell_min = 0.6, cell_max = 1.5;
/// A line anew is so many times as thick as its ink.
constexpr double room = 1.25;
/// A band is a line already where one of the right direction covers so much of it.
constexpr double covered = 0.6;

struct Area {
    double left, top, right, bottom;

    [[nodiscard]] bool meets(const Area& o) const {
        return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
    }
};

/// The upright box of a strip, without the room that is added around its ink, made larger by `more`.
Area area_of(const PrintedLine& line, double more) {
    const Strip& s = line.strip;
    const double middle = s.middle_at((s.from + s.to) / 2), half = line.ink.height() / 2;
    return s.vertical ? Area{middle - half - more, s.from - more, middle + half + more, s.to + more}
                      : Area{s.from - more, middle - half - more, s.to + more, middle + half + more};
}

/// Groups of short lines that stand together, as indices.
std::vector<std::vector<std::size_t>> groups_of(const PrintedLines& lines) {
    std::vector<std::size_t> few;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].strip.length() <= short_line * std::max(1.0, lines[i].ink.height())) few.push_back(i);
    std::sort(few.begin(), few.end(),
              [&](std::size_t a, std::size_t b) { return area_of(lines[a], 0).top < area_of(lines[b], 0).top; });
    geometry::DisjointSets sets(few.size());
    double tallest = 0;
    for (const std::size_t i : few) {
        const Area a = area_of(lines[i], 0);
        tallest = std::max(tallest, a.bottom - a.top);
    }
    for (std::size_t i = 0; i < few.size(); ++i)
        for (std::size_t k = i; k-- > 0;) {
            const PrintedLine &a = lines[few[i]], &b = lines[few[k]];
            if (area_of(b, 0).top < area_of(a, 0).top - 2 * tallest) break;
            const double small = std::min(a.strip.thickness, b.strip.thickness);
            if (std::max(a.strip.thickness, b.strip.thickness) > like_size * small) continue;
            if (area_of(a, near * small).meets(area_of(b, near * small))) sets.join(i, k);
        }
    std::vector<std::vector<std::size_t>> out = sets.groups();
    std::erase_if(out, [](const auto& group) { return group.size() < lines_min; });
    for (auto& group : out)
        for (std::size_t& i : group) i = few[i];
    return out;
}

/// The ink of an area, sheared level: `slope` is how far a row falls to the right, in pixels a pixel.
class Ink {
  public:
    Ink(Pix* page, const Area& area, double slope, const LineInk& like)
        : left_(static_cast<int>(area.left)),
          top_(static_cast<int>(area.top)),
          width_(std::max(1, static_cast<int>(area.right) - left_)),
          height_(std::max(1, static_cast<int>(area.bottom) - top_)),
          slope_(slope) {
        constexpr double share = 0.4;
        const int ground = tone_of(like.ground), ink = tone_of(like.ink);
        const double limit = ground + share * (ink - ground);
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                const int t = tone_at(page, left_ + x, y_at(x, y));
                ink_.push_back(ink < ground ? t <= limit : t >= limit);
            }
    }

    /// How much ink each row holds between two columns, or each column between two rows.
    [[nodiscard]] std::vector<int> profile(bool of_rows) const {
        std::vector<int> out(static_cast<std::size_t>(of_rows ? height_ : width_), 0);
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) out[static_cast<std::size_t>(of_rows ? y : x)] += at(x, y);
        return out;
    }
    [[nodiscard]] bool at(int x, int y) const {
        return ink_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
    }
    [[nodiscard]] int left() const { return left_; }
    [[nodiscard]] int top() const { return top_; }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] double slope() const { return slope_; }

  private:
    [[nodiscard]] int y_at(int x, int y) const {
        return top_ + y + static_cast<int>(std::lround(slope_ * (x - width_ / 2.0)));
    }

    int left_, top_, width_, height_;
    double slope_;
    std::vector<bool> ink_;
};

struct Range {
    int from, to;
    [[nodiscard]] int size() const { return to - from; }
};

/// Stretches with ink of a profile; thin ones are joined to the nearest.
std::vector<Range> bands_of(const std::vector<int>& profile, int across) {
    const double least = std::max(1.0, ink_min * across);
    std::vector<Range> out;
    for (int i = 0; i < static_cast<int>(profile.size()); ++i) {
        if (profile[static_cast<std::size_t>(i)] < least) continue;
        if (out.empty() || out.back().to != i) out.push_back({i, i});
        out.back().to = i + 1;
    }
    if (out.size() < 2) return out;
    std::vector<int> sizes;
    sizes.reserve(out.size());
    for (const Range& r : out) sizes.push_back(r.size());
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 3 / 4), sizes.end());
    const int usual = sizes[sizes.size() * 3 / 4];
    for (std::size_t i = 0; i < out.size() && out.size() > 1;) {
        if (out[i].size() >= thin_band * usual) {
            ++i;
            continue;
        }
        const int before = i > 0 ? out[i].from - out[i - 1].to : 1 << 30;
        const int after = i + 1 < out.size() ? out[i + 1].from - out[i].to : 1 << 30;
        const std::size_t keep = before <= after ? i - 1 : i;
        out[keep].to = out[keep + 1].to;
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(keep) + 1);
        i = keep;
    }
    return out;
}

/// The share of a profile between its first and last ink that is white.
double white_of(const std::vector<int>& profile, int across) {
    const std::vector<Range> bands = bands_of(profile, across);
    if (bands.size() < 2) return 0;
    double ink = 0;
    for (const Range& band : bands) ink += band.size();
    return 1 - ink / (bands.back().to - bands.front().from);
}

/// Whether an area falls into lines about as thick as its type is high: words of a justified text do not.
bool has_cells(const Ink& ink, bool vertical, double type) {
    std::vector<int> sizes;
    for (const Range& band : bands_of(ink.profile(!vertical), vertical ? ink.height() : ink.width()))
        sizes.push_back(band.size());
    if (sizes.empty()) return false;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle >= cell_min * type && *middle <= cell_max * type;
}

Area around(const PrintedLines& lines, const std::vector<std::size_t>& group) {
    Area out{1e9, 1e9, -1e9, -1e9};
    for (const std::size_t i : group) {
        const Area a = area_of(lines[i], 1);
        out = {std::min(out.left, a.left), std::min(out.top, a.top), std::max(out.right, a.right),
               std::max(out.bottom, a.bottom)};
    }
    return out;
}

/// The lines of one direction in an area, cut along its white.
PrintedLines cut_anew(const Ink& ink, Pix* page, bool vertical, double confidence) {
    PrintedLines out;
    const std::vector<Range> bands = bands_of(ink.profile(!vertical), vertical ? ink.height() : ink.width());
    for (const Range& band : bands) {
        int from = 1 << 30, to = -1;
        for (int across = band.from; across < band.to; ++across)
            for (int along = 0; along < (vertical ? ink.height() : ink.width()); ++along)
                if (vertical ? ink.at(across, along) : ink.at(along, across))
                    from = std::min(from, along), to = std::max(to, along + 1);
        if (to <= from) continue;
        const double middle = (band.from + band.to) / 2.0;
        Strip strip{vertical, 0, 0, {}, room * band.size()};
        if (vertical) {
            strip.from = ink.top() + from, strip.to = ink.top() + to;
            strip.middle = {ink.left() + middle, ink.left() + middle};
        } else {
            strip.from = ink.left() + from, strip.to = ink.left() + to;
            const auto at = [&](double x) { return ink.top() + middle + ink.slope() * (x - ink.width() / 2.0); };
            strip.middle = {at(from), at(to)};
        }
        PrintedLine line{strip, confidence, ink_of(page, strip)};
        if (line.ink.contrast > 0) out.push_back(std::move(line));
    }
    return out;
}

bool is_covered(const PrintedLine& line, const PrintedLines& lines, const std::vector<std::size_t>& by) {
    const Area a = area_of(line, 0);
    double shared = 0;
    for (const std::size_t i : by) {
        const Area b = area_of(lines[i], 0);
        if (!a.meets(b)) continue;
        shared += (std::min(a.right, b.right) - std::max(a.left, b.left)) *
                  (std::min(a.bottom, b.bottom) - std::max(a.top, b.top));
    }
    return shared >= covered * (a.right - a.left) * (a.bottom - a.top);
}

double slope_of(const PrintedLines& lines, const std::vector<std::size_t>& group) {
    std::vector<double> slopes;
    for (const std::size_t i : group)
        if (!lines[i].strip.vertical && lines[i].strip.length() > 4 * lines[i].strip.thickness)
            slopes.push_back(lines[i].strip.slope());
    if (slopes.empty()) return 0;
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    return *middle;
}

}  // namespace

PrintedLines with_grids_settled(const PrintedLines& lines, Pix* page) {
    std::vector<bool> gone(lines.size(), false);
    PrintedLines anew;
    for (const std::vector<std::size_t>& group : groups_of(lines)) {
        const auto longest = *std::max_element(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
            return lines[a].strip.length() < lines[b].strip.length();
        });
        double down = 0;
        for (const std::size_t i : group)
            down += lines[i].strip.vertical ? lines[i].strip.length() : -lines[i].strip.length();
        const double slope = slope_of(lines, group);
        const Ink all(page, around(lines, group), slope, lines[longest].ink);
        const double between_rows = white_of(all.profile(true), all.width());
        const double between_columns = white_of(all.profile(false), all.height());
        bool vertical = down > 0;
        const double own = vertical ? between_columns : between_rows, other = vertical ? between_rows : between_columns;
        if (other >= white_min && other >= clearly * own) vertical = !vertical;
        if (!has_cells(all, vertical, lines[longest].ink.height())) continue;
        std::vector<std::size_t> wrong, right;
        for (const std::size_t i : group) (lines[i].strip.vertical == vertical ? right : wrong).push_back(i);
        if (wrong.empty()) continue;
        for (const std::size_t i : wrong) gone[i] = true;
        const Ink held(page, around(lines, wrong), slope, lines[longest].ink);
        for (PrintedLine& line : cut_anew(held, page, vertical, lines[longest].confidence))
            if (!is_covered(line, lines, right)) anew.push_back(std::move(line));
    }
    PrintedLines out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!gone[i]) out.push_back(lines[i]);
    out.insert(out.end(), anew.begin(), anew.end());
    return out;
}

}  // namespace galley::finding
