#include "finding/column_rules.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

namespace {

/// A rule reaches so far beyond a line on both sides, or from its middle to one side where the rule ends beside the
/// line, in thicknesses; the part of it that must differ from the ground; how thick it may be, in thicknesses of the
/// line; how much its tone differs from the ground's.
constexpr double rule_reach = 0.8, rule_reach_alone = 3, rule_solid = 0.9, rule_thick = 0.3;
constexpr int rule_tone = 24;

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

double thickest_rule(const Strip& strip) { return std::max(4.0, rule_thick * strip.thickness); }

bool rule_in(Pix* page, const Strip& strip, const Gap& gap) {
    const double both = strip.thickness * (0.5 + rule_reach), alone = strip.thickness * rule_reach_alone;
    return stroke_in(page, strip, gap, -both, both) || stroke_in(page, strip, gap, -alone, 0) ||
           stroke_in(page, strip, gap, 0, alone);
}

}  // namespace galley::finding
