#include "finding/parting.hpp"

#include <algorithm>

#include "finding/gutters.hpp"

namespace galley::finding {

namespace {

/// In heights of its type, too: a rule needs less white on its two sides together than a gutter, and a narrow gutter is
/// one that nearly all rows about the line show.
constexpr double narrow_min = 0.4, ruled_min = 0.35;
constexpr int narrow_rows = 5, narrow_asked = 5;
/// A gutter may hold a stroke so thin, in heights, that nobody would see a letter in it.
constexpr double thin_stroke = 0.25;
/// What is left of a line on either side, in heights.
constexpr double part_min = 0.5;

/// The gaps, those that a stroke of at most this width parts as one.
std::vector<Gap> over_strokes(const std::vector<Gap>& gaps, double stroke) {
    std::vector<Gap> out;
    for (const Gap& gap : gaps)
        if (!out.empty() && gap.from - out.back().to <= stroke)
            out.back().to = gap.to;
        else
            out.push_back(gap);
    return out;
}

/// The gutter that white within a line is or holds. An indent beside it, or the white after a paragraph's last line,
/// makes the white wider than the gutter: so parts of it are looked at too.
bool holds_gutter(const Gap& gap, double height, double across, double thickness, const Neighbours& near) {
    const double least = gutter_min * height;
    if (gap.width() < least)
        return gap.width() >= narrow_min * height &&
               near.show_gutter(gap, across, thickness, narrow_rows, narrow_asked);
    if (near.show_gutter(gap, across, thickness)) return true;
    const int steps = static_cast<int>(2 * (gap.width() / least - 1));
    for (int step = 0; step <= steps; ++step) {
        const double from = gap.from + step * least / 2;
        if (near.show_gutter({from, from + least}, across, thickness)) return true;
    }
    return false;
}

}  // namespace

PrintedLines parted_at_gutters(const PrintedLines& lines, Pix* page) {
    const Neighbours level(lines, false), upright(lines, true);
    PrintedLines out;
    for (const PrintedLine& line : lines) {
        const double height = std::max(1.0, line.ink.height());
        const auto gaps = gaps_in(line, std::max(2.0, ruled_min / 2 * height));
        std::vector<Gap> cuts;
        const auto find = [&](double stroke, const auto& parts) {
            for (const Gap& gap : over_strokes(gaps, stroke)) {
                if (gap.from - line.strip.from < part_min * height || line.strip.to - gap.to < part_min * height)
                    continue;
                const auto overlaps = [&](const Gap& cut) { return cut.from < gap.to && gap.from < cut.to; };
                if (std::none_of(cuts.begin(), cuts.end(), overlaps) && parts(gap)) cuts.push_back(gap);
            }
        };
        const Neighbours& near = line.strip.vertical ? upright : level;
        find(std::max(3.0, thin_stroke * height), [&](const Gap& gap) {
            const double across = line.strip.middle_at((gap.from + gap.to) / 2);
            return holds_gutter(gap, height, across, line.strip.thickness, near);
        });
        find(thickest_rule(line.strip),
             [&](const Gap& gap) { return gap.width() >= ruled_min * height && rule_in(page, line.strip, gap); });
        std::sort(cuts.begin(), cuts.end(), [](const Gap& a, const Gap& b) { return a.from < b.from; });
        double from = line.strip.from;
        for (const Gap& cut : cuts) {
            out.push_back(part_of(line, from, cut.from + 1));
            from = cut.to - 1;
        }
        out.push_back(part_of(line, from, line.strip.to));
    }
    return out;
}

}  // namespace galley::finding
