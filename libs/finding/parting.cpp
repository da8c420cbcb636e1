#include "finding/parting.hpp"

#include <algorithm>

#include "finding/column_rules.hpp"
#include "finding/gutters.hpp"

namespace galley::finding {

namespace {

/// White on the two sides of a rule together, at least, in heights of the line's type.
constexpr double ruled_min = 0.35;
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
            return gap.width() >= gutter_least * height && is_gutter(near.evidence(line, gap));
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
