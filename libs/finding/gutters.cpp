#include "finding/gutters.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "finding/gutter_weights.hpp"

namespace galley::finding {

namespace {

/// Lines are looked up in rows of so many pixels.
constexpr int row_height = 32;
/// So many rows a side are asked, none of them further away than this, in thicknesses.
constexpr int rows_asked = 5;
constexpr double far = 8;
/// Rows belong to one column of type when their thicknesses differ by no more than this factor.
constexpr double size_max = 1.5;
/// Beside the white: what stands further from it than this is of another column, in thicknesses.
constexpr double beside = 3;
/// A row is white in a place of which so much is free of ink; less than the other is type that goes on.
constexpr double clear_share = 0.8, white_share = 0.55;
/// Type starts at one place when the places differ by no more than this, in heights.
constexpr double aligned = 0.25;
/// Parts of wide white that are looked at, in heights, and how far each lies behind the one before.
constexpr double part_width = 0.7, part_step = 0.35;
/// White between words, at least, and in a line that has none, in heights.
constexpr double word_space = 0.15, some_space = 0.33;

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

int row_of(double across) { return static_cast<int>(std::floor(across / row_height)); }

/// Where ink ends before a place of a line, and where it begins behind it; nowhere: no ink there.
double ink_before(const PrintedLine& line, double place) {
    const auto last = static_cast<int>(std::min(place - line.strip.from, static_cast<double>(line.ink.along.size())));
    for (int i = last - 1; i >= 0; --i)
        if (line.ink.along[static_cast<std::size_t>(i)] > 0) return line.strip.from + i + 1;
    return nowhere;
}

double ink_behind(const PrintedLine& line, double place) {
    const auto first = static_cast<std::size_t>(std::max(0.0, place - line.strip.from));
    for (std::size_t i = first; i < line.ink.along.size(); ++i)
        if (line.ink.along[i] > 0) return line.strip.from + static_cast<double>(i);
    return nowhere;
}

/// One printed row near a line, as it stands to a place: where its type ends before it and starts behind it.
struct Row {
    double distance = 0, end = nowhere, start = nowhere;
    bool spans = false;  ///< one line goes over the place

    void add(const PrintedLine& line, const Gap& gap) {
        const double middle = (gap.from + gap.to) / 2;
        end = std::fmax(end, ink_before(line, middle));
        start = std::fmin(start, ink_behind(line, middle));
        spans = spans || (line.strip.from < gap.from && line.strip.to > gap.to);
    }
    [[nodiscard]] bool has_both_sides() const { return !std::isnan(end) && !std::isnan(start); }
    /// How much of the gap is free of ink, 0..1.
    [[nodiscard]] double white(const Gap& gap) const {
        const double from = std::fmax(end, gap.from), to = std::fmin(start, gap.to);
        return std::max(0.0, to - from) / std::max(1.0, gap.width());
    }
};

/// Most of the places that lie as near to one of them as type that is aligned.
double most_aligned(std::span<const double> places, double tolerance) {
    double most = 0;
    for (const double place : places) {
        const auto is_near = [&](double other) { return std::abs(other - place) <= tolerance; };
        most = std::max(most, static_cast<double>(std::count_if(places.begin(), places.end(), is_near)));
    }
    return most;
}

/// The usual white between the words of a line; 0 when there is none but `gap`.
double usual_space(const PrintedLine& line, const Gap& gap, double height) {
    std::vector<double> widths;
    for (const Gap& other : gaps_in(line, std::max(1.0, word_space * height)))
        if (other.to <= gap.from || other.from >= gap.to) widths.push_back(other.width());
    if (widths.empty()) return 0;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

}  // namespace

std::array<double, gutter_features> features_of(const GutterEvidence& e) {
    constexpr double some = 5;
    const double width = std::log(std::clamp(e.width, 0.3, 3.0)), usual = std::log(std::clamp(e.usual, 0.5, 8.0));
    const bool is_alone = e.clear + e.inked == 0;
    const double aligned_rows = std::min(e.starts, e.ends);
    return {1,
            width,
            usual,
            e.clear / some,
            e.inked / some,
            e.next / 2,
            e.run / some,
            e.parted / some,
            e.starts / some,
            e.ends / some,
            aligned_rows / some,
            e.clear > 0 ? aligned_rows / (e.clear + 1) : 0.0,
            aligned_rows >= 3 ? 1.0 : 0.0,
            e.inked > 0 ? 1.0 : 0.0,
            width * e.clear / some,
            usual * e.clear / some,
            width * aligned_rows / some,
            usual * aligned_rows / some,
            e.apart ? 1.0 : 0.0,
            e.apart ? width : 0.0,
            is_alone ? 1.0 : 0.0,
            is_alone ? width : 0.0,
            is_alone && e.apart ? 1.0 : 0.0,
            is_alone && e.apart ? width : 0.0};
}

double gutter_log_odds(const GutterEvidence& evidence) {
    const auto features = features_of(evidence);
    double sum = 0;
    for (std::size_t i = 0; i < features.size(); ++i) sum += gutter_weights[i] * features[i];
    return sum;
}

bool is_gutter(const GutterEvidence& evidence) {
    constexpr double harm = 5;
    return gutter_log_odds(evidence) > -std::log(harm);
}

Neighbours::Neighbours(const PrintedLines& lines, bool vertical) {
    for (const PrintedLine& line : lines) {
        if (line.strip.vertical != vertical) continue;
        const auto [low, high] = std::minmax_element(line.strip.middle.begin(), line.strip.middle.end());
        for (int row = row_of(*low); row <= row_of(*high); ++row) rows_[row].push_back(&line);
    }
}

std::vector<Neighbours::Piece> Neighbours::near(const Gap& gap, double across, double thickness, int direction) const {
    const double middle = (gap.from + gap.to) / 2, reach = far * thickness;
    std::vector<Piece> out;
    const double low = direction < 0 ? across - reach : across, high = direction < 0 ? across : across + reach;
    for (auto row = rows_.lower_bound(row_of(low)); row != rows_.end() && row->first <= row_of(high); ++row)
        for (const PrintedLine* line : row->second) {
            if (line->strip.to < gap.from - beside * thickness || line->strip.from > gap.to + beside * thickness)
                continue;
            const double distance = direction * (line->strip.middle_at(middle) - across);
            const bool is_known = std::any_of(out.begin(), out.end(), [&](const Piece& p) { return p.line == line; });
            if (distance > thickness / 2 && distance <= reach && !is_known) out.push_back({distance, line});
        }
    std::stable_sort(out.begin(), out.end(), [](const Piece& a, const Piece& b) { return a.distance < b.distance; });
    return out;
}

GutterEvidence Neighbours::evidence(const PrintedLine& line, const Gap& gap) const {
    const double height = std::max(1.0, line.ink.height()), thickness = line.strip.thickness;
    const double across = line.strip.middle_at((gap.from + gap.to) / 2);
    const std::array<std::vector<Piece>, 2> pieces{near(gap, across, thickness, -1), near(gap, across, thickness, 1)};
    const auto look = [&](const Gap& part) {
        GutterEvidence out;
        const double middle = (part.from + part.to) / 2;
        std::vector<double> starts{ink_behind(line, middle)}, ends{ink_before(line, middle)};
        for (const std::vector<Piece>& side : pieces) {
            bool runs = true;
            int rows = 0;
            for (std::size_t i = 0; i < side.size() && rows < rows_asked; ++rows) {
                Row row{side[i].distance, nowhere, nowhere, false};
                double thin = 1e9, thick = 0;
                for (; i < side.size() && side[i].distance <= row.distance + thickness / 2; ++i) {
                    row.add(*side[i].line, part);
                    thin = std::min(thin, side[i].line->strip.thickness);
                    thick = std::max(thick, side[i].line->strip.thickness);
                }
                if (thin > size_max * thickness || size_max * thick < thickness) break;
                if (!row.has_both_sides()) continue;
                const double white = row.white(part);
                const bool is_clear = white >= clear_share;
                runs = runs && is_clear;
                out.run += runs;
                out.clear += is_clear;
                out.inked += white < white_share;
                out.next += rows == 0 && white < white_share;
                out.parted += is_clear && !row.spans;
                if (is_clear) starts.push_back(row.start), ends.push_back(row.end);
            }
        }
        out.starts = most_aligned(starts, aligned * height);
        out.ends = most_aligned(ends, aligned * height);
        return out;
    };
    GutterEvidence best = look(gap);
    const auto better = [](const GutterEvidence& a, const GutterEvidence& b) {
        return std::pair(a.clear - a.inked, a.starts + a.ends) > std::pair(b.clear - b.inked, b.starts + b.ends);
    };
    for (double from = gap.from; from + part_width * height <= gap.to; from += part_step * height)
        if (const GutterEvidence part = look({from, from + part_width * height}); better(part, best)) best = part;
    const double space = usual_space(line, gap, height);
    best.width = gap.width() / height;
    best.usual = gap.width() / (space > 0 ? space : some_space * height);
    return best;
}

}  // namespace galley::finding
