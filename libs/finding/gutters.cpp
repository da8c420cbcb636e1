#include "finding/gutters.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

namespace {

/// Lines are looked up in rows of so many pixels.
constexpr int row_height = 32;
/// No line further away than this is asked, in thicknesses.
constexpr double far = 7;
/// So many lines with ink there show that text goes on.
constexpr int inked_min = 3;
/// White in its place: so much of the gap.
constexpr double white_share = 0.55;
/// As much where few rows are proof.
constexpr double clear_share = 0.8;
/// A rule reaches so far beyond a line on both sides, or from its middle to one side where the rule ends beside the
/// line, in thicknesses; the part of it that must differ from the ground; how thick it may be, in thicknesses of the
/// line; how much its tone differs from the ground's.
constexpr double rule_reach = 0.8, rule_reach_alone = 3, rule_solid = 0.9, rule_thick = 0.3;
constexpr int rule_tone = 24;

int row_of(double across) { return static_cast<int>(std::floor(across / row_height)); }

/// How much of the gap is free of a line's ink, 0..1.
double white_of(const PrintedLine& line, const Gap& gap) {
    double ink = 0;
    const double from = std::max(gap.from, line.strip.from), to = std::min(gap.to, line.strip.to);
    const auto pixels = static_cast<int>(std::ceil(std::max(0.0, to - from)));
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const auto i = static_cast<std::size_t>(std::max(0.0, from + pixel - line.strip.from));
        if (i < line.ink.along.size() && line.ink.along[i] > 0) ++ink;
    }
    return 1 - ink / std::max(1.0, gap.width());
}

/// Is there a stroke in the gap that is solid from `low` to `high`, measured across the line from its middle?
bool stroke_in(Pix* page, const Strip& strip, const Gap& gap, double low, double high) {
    const int first = static_cast<int>(std::ceil(gap.from)), last = static_cast<int>(std::floor(gap.to));
    const auto tone = [&](int along, double across) {
        const int c = static_cast<int>(std::floor(across));
        return strip.vertical ? tone_at(page, c, along) : tone_at(page, along, c);
    };
    const int rows = static_cast<int>(std::floor(high - low)) + 1;
    const auto pixels = static_cast<std::size_t>(std::max(0, last - first));
    std::vector<int> differs(pixels, 0), tones(pixels), sorted;
    for (int row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < pixels; ++i) {
            const int along = first + static_cast<int>(i);
            tones[i] = tone(along, strip.middle_at(along) + low + row);
        }
        // What most of the gap shows is the ground; type of the lines above and below may reach in.
        sorted = tones;
        if (!sorted.empty()) std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
        const auto is_other = [&](std::size_t i) {
            return std::abs(tones[i] - sorted[sorted.size() / 2]) >= rule_tone;
        };
        // The rule may lean: its neighbours count too.
        for (std::size_t i = 0; i < pixels; ++i)
            differs[i] += is_other(i) || (i > 0 && is_other(i - 1)) || (i + 1 < pixels && is_other(i + 1));
    }
    int solid = 0, widest = 0;
    for (const int count : differs) {
        solid = count >= rule_solid * rows ? solid + 1 : 0;
        widest = std::max(widest, solid);
    }
    return widest > 0 && widest <= thickest_rule(strip);
}

}  // namespace

Neighbours::Neighbours(const PrintedLines& lines, bool vertical) {
    for (const PrintedLine& line : lines) {
        if (line.strip.vertical != vertical) continue;
        const auto [low, high] = std::minmax_element(line.strip.middle.begin(), line.strip.middle.end());
        for (int row = row_of(*low); row <= row_of(*high); ++row) rows_[row].push_back(&line);
    }
}

Neighbours::Rows Neighbours::look(const Gap& gap, double across, double thickness, int asked) const {
    Rows out;
    for (const int direction : {-1, 1}) look(gap, across, thickness, direction, asked, out);
    return out;
}

void Neighbours::look(const Gap& gap, double across, double thickness, int direction, int asked, Rows& out) const {
    struct Near {
        double distance;
        const PrintedLine* line;
    };
    const double middle = (gap.from + gap.to) / 2, reach = far * thickness;
    std::vector<Near> near;
    const double low = direction < 0 ? across - reach : across, high = direction < 0 ? across : across + reach;
    for (auto row = rows_.lower_bound(row_of(low)); row != rows_.end() && row->first <= row_of(high); ++row)
        for (const PrintedLine* line : row->second) {
            if (line->strip.to < gap.from - 3 * thickness || line->strip.from > gap.to + 3 * thickness) continue;
            const double distance = direction * (line->strip.middle_at(middle) - across);
            if (distance > thickness / 2 && distance <= reach) near.push_back({distance, line});
        }
    std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.distance < b.distance; });
    double last = -1e9;
    int rows = 0;
    bool row_inked = false, row_left = false, row_right = false, row_clear = true, open = false, runs = true;
    const auto end_row = [&] {
        if (!open) return;
        runs = runs && row_clear && row_left && row_right;
        if (runs) ++out.run;
        if (row_inked)
            ++out.inked;
        else if (row_left && row_right)
            ++out.white;
    };
    // Pieces of one printed row count once.
    for (const Near& n : near) {
        if (n.distance > last + thickness / 2) {
            end_row();
            if (++rows > asked) return;
            row_inked = row_left = row_right = false;
            row_clear = true;
            open = true;
            last = n.distance;
        }
        const double white = white_of(*n.line, gap);
        row_inked = row_inked || white < white_share;
        row_clear = row_clear && white >= clear_share;
        row_left = row_left || n.line->strip.from < gap.from;
        row_right = row_right || n.line->strip.to > gap.to;
    }
    end_row();
}

bool Neighbours::show_gutter(const Gap& gap, double across, double thickness, int rows, int asked) const {
    const Rows seen = look(gap, across, thickness, asked);
    return (seen.white >= rows && 3 * seen.inked <= seen.white) || seen.run >= rows;
}

bool Neighbours::show_text(const Gap& gap, double across, double thickness) const {
    const Rows seen = look(gap, across, thickness, 3);
    return seen.inked >= inked_min && seen.white == 0;
}

double thickest_rule(const Strip& strip) { return std::max(4.0, rule_thick * strip.thickness); }

bool rule_in(Pix* page, const Strip& strip, const Gap& gap) {
    const double both = strip.thickness * (0.5 + rule_reach), alone = strip.thickness * rule_reach_alone;
    return stroke_in(page, strip, gap, -both, both) || stroke_in(page, strip, gap, -alone, 0) ||
           stroke_in(page, strip, gap, 0, alone);
}

}  // namespace galley::finding
