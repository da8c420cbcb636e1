#include "order.hpp"

#include <cmath>
#include <optional>
#include <tuple>

namespace galley::layout_newspaper {
namespace {

using Indices = std::vector<std::size_t>;

// A rule decides about a cut when it runs along this share of it.
constexpr double rule_share = 0.6;
// White across is stronger than white down when it is this much wider: rows of articles stand further apart than
// columns of one article do.
constexpr double row_against_gutter = 1.5;

// A column that begins this much lower than what stands beside it, in body heights, hangs.
constexpr double hanging_min = 1;
// How far from the middle of its article a heading stands, in body heights, when the white beside it is counted too.
constexpr double center_slack = 2;
// Boxes of neighbouring columns or rows may reach over each other by this much, in body heights, as the lines of a page
// that leans do. Columns as close as this are columns where a rule stands beside them; else they may be one line.
constexpr double reach_over = 0.5, close = 0.3;
// Boxes begin level when their tops differ by this much at most, in body heights.
constexpr double level_max = 0.5;
// Above so many boxes that no white parts, the cut that meets the fewest of them is made.
constexpr std::size_t few_boxes = 64;
// Among so many cuts the middle one is taken that is nearly as wide as the widest.
constexpr std::size_t many_cuts = 200;
constexpr double nearly_as_wide = 0.75;

struct Cut {
    int at = 0;     // middle of the white
    int width = 0;  // of the white; negative where boxes reach over each other a little
    bool ruled = false;
    bool hanging = false;           // see mark_hanging
    bool between_articles = false;  // see trust_centered_headings
};

struct Page {
    const Boxes& boxes;
    const Boxes& level_rules;
    const Boxes& upright_rules;
};

Box transposed(const Box& b) { return {b.y, b.x, b.h, b.w}; }

/// White that runs across all boxes from left to right, or boxes that reach over it by `over` at most; `rules` are
/// level.
std::vector<Cut> cuts_across(Boxes boxes, const Boxes& rules, int over) {
    std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.y < b.y; });
    Box all;
    for (const Box& b : boxes) all = unite(all, b);
    std::vector<Cut> cuts;
    int bottom = boxes.front().bottom();
    for (const Box& b : boxes) {
        // Two lines of type may touch without being one.
        if (b.y >= bottom - over && b.bottom() > bottom) {
            Cut cut{(bottom + b.y) / 2, b.y - bottom, false};
            int ruled = 0;
            for (const Box& r : rules)
                if (center_y(r) >= std::min(bottom, b.y) - 1 && center_y(r) <= std::max(bottom, b.y) + 1)
                    ruled += std::max(0, overlap_x(r, all));
            cut.ruled = ruled >= rule_share * all.w;
            cuts.push_back(cut);
        }
        bottom = std::max(bottom, b.bottom());
    }
    return cuts;
}

/// Takes cuts out that boxes come close to without a rule along them, from left to right. `rules` are level.
void drop_close_ones(std::vector<Cut>& cuts, const Boxes& boxes, const Boxes& rules, double body) {
    const auto has_rule = [&](const Box& b, int at) {
        return std::any_of(rules.begin(), rules.end(), [&](const Box& r) {
            return std::abs(center_y(r) - at) <= body && 2 * overlap_x(r, b) >= b.w;
        });
    };
    std::erase_if(cuts, [&](const Cut& cut) {
        if (cut.width >= close * body) return false;
        return std::any_of(boxes.begin(), boxes.end(), [&](const Box& b) {
            const double reach = close * body / 2;
            return b.bottom() > cut.at - reach && b.y < cut.at + reach && !has_rule(b, cut.at);
        });
    });
}

/// The strongest cut: ruled ones first, then those that leave no column hanging, then the widest, then the first.
/// Nothing where there is no cut.
std::optional<Cut> best_of(const std::vector<Cut>& cuts) {
    if (cuts.empty()) return std::nullopt;
    const auto rank = [](const Cut& cut) {
        return std::tuple(cut.ruled, cut.between_articles, !cut.hanging, cut.width);
    };
    Cut best = cuts.front();
    for (const Cut& cut : cuts)
        if (rank(cut) > rank(best)) best = cut;
    if (cuts.size() <= many_cuts) return best;
    // One after the other would take the square of their number; nearly as strong will do.
    const auto nearly = [&](const Cut& cut) {
        return std::tuple(cut.ruled, cut.between_articles, !cut.hanging) ==
                   std::tuple(best.ruled, best.between_articles, !best.hanging) &&
               cut.width >= nearly_as_wide * best.width;
    };
    const auto middle = cuts.begin() + static_cast<std::ptrdiff_t>(cuts.size() / 2);
    const auto later = std::find_if(middle, cuts.end(), nearly);
    return later != cuts.end() ? *later : best;
}

/// Columns of one article begin level below its heading, which may be narrower than they are. A column that has nothing
/// but white above it then hangs, and belongs to the neighbour in which something else begins level with it: no cut
/// there, before the heading is cut off. `cuts` run down, sorted from left to right.
void mark_hanging(std::vector<Cut>& cuts, const Boxes& boxes, double body) {
    std::vector<Boxes> slots(cuts.size() + 1);
    Box all;
    for (const Box& b : boxes) {
        const auto after =
            std::upper_bound(cuts.begin(), cuts.end(), center_x(b), [](int x, const Cut& cut) { return x < cut.at; });
        slots[static_cast<std::size_t>(after - cuts.begin())].push_back(b);
        all = unite(all, b);
    }
    const auto level_with = [&](const Boxes& slot, int top) {
        return std::any_of(slot.begin(), slot.end(),
                           [&](const Box& b) { return std::abs(b.y - top) <= level_max * body; });
    };
    for (std::size_t i = 0; i < slots.size(); ++i) {
        Box slot;
        for (const Box& b : slots[i]) slot = unite(slot, b);
        if (slot.y - all.y <= hanging_min * body) continue;
        const bool left = i > 0 && level_with(slots[i - 1], slot.y);
        const bool right = i < cuts.size() && level_with(slots[i + 1], slot.y);
        if (i > 0 && (left || !right)) cuts[i - 1].hanging = true;
        if (i < cuts.size() && (right || !left)) cuts[i].hanging = true;
    }
}

/// A heading stands in the middle of its article. Where several stand side by side at the top, that tells where the
/// first one's article ends and the last one's begins, whatever hangs there.
void trust_centered_headings(std::vector<Cut>& cuts, const Boxes& boxes, double body) {
    Box all;
    for (const Box& b : boxes) all = unite(all, b);
    Boxes tops;
    for (const Box& b : boxes)
        if (b.y - all.y <= hanging_min * body) tops.push_back(b);
    if (tops.size() < 2) return;
    std::sort(tops.begin(), tops.end(), [](const Box& a, const Box& b) { return a.x < b.x; });
    const int first_end = 2 * center_x(tops.front()) - all.x, last_start = 2 * center_x(tops.back()) - all.right();
    for (Cut& cut : cuts) {
        if (!cut.hanging) continue;
        const bool ends_first = std::abs(cut.at - first_end) <= center_slack * body && cut.at < tops[1].x;
        const bool starts_last =
            std::abs(cut.at - last_start) <= center_slack * body && cut.at > tops[tops.size() - 2].right();
        if (ends_first || starts_last) cut.hanging = false, cut.between_articles = true;
    }
}

/// Breuel's order: above comes first where boxes share columns; left comes first unless something between spans both.
Indices partial_order(const Page& page, Indices members) {
    std::sort(members.begin(), members.end(), [&](std::size_t i, std::size_t k) {
        const Box &a = page.boxes[i], &b = page.boxes[k];
        return a.y != b.y ? a.y < b.y : a.x != b.x ? a.x < b.x : i < k;
    });
    const std::size_t count = members.size();
    const auto box = [&](std::size_t m) -> const Box& { return page.boxes[members[m]]; };
    const auto spans_both = [&](const Box& c, const Box& a, const Box& b) {
        return center_y(c) > std::min(center_y(a), center_y(b)) && center_y(c) < std::max(center_y(a), center_y(b)) &&
               overlap_x(c, a) > 0 && overlap_x(c, b) > 0;
    };
    std::vector<std::vector<std::size_t>> after(count);
    std::vector<std::size_t> before(count);  // how many boxes that are not read yet come before each
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < count; ++k) {
            if (i == k) continue;
            const Box &a = box(i), &b = box(k);
            bool first = center_y(a) < center_y(b);
            if (overlap_x(a, b) <= 0) {
                first = a.x <= b.x;
                for (std::size_t m = 0; m < count && first; ++m) first = !spans_both(box(m), a, b);
            }
            if (first) after[i].push_back(k), ++before[k];
        }
    Indices out;
    std::vector<bool> done(count, false);
    while (out.size() < count) {
        std::size_t pick = 0;
        while (pick < count && (done[pick] || before[pick] > 0)) ++pick;
        // Boxes that overlap can contradict each other; then the topmost comes first.
        if (pick == count) pick = static_cast<std::size_t>(std::find(done.begin(), done.end(), false) - done.begin());
        done[pick] = true;
        for (const std::size_t k : after[pick]) --before[k];
        out.push_back(members[pick]);
    }
    return out;
}

/// Where the fewest boxes stand in the way of a cut across all of them, away from the ends; and how many do.
struct Passage {
    int at = 0;
    std::size_t in_the_way = 0;
};

Passage passage_across(const Boxes& boxes) {
    constexpr std::size_t ends = 8;  // a share of 1 / 8 at either end is left alone, so that both parts are smaller
    std::vector<int> tops, bottoms;
    for (const Box& b : boxes) tops.push_back(b.y), bottoms.push_back(b.bottom());
    std::sort(tops.begin(), tops.end());
    std::sort(bottoms.begin(), bottoms.end());
    Passage best{tops[tops.size() / 2], boxes.size()};
    for (std::size_t i = boxes.size() / ends; i < boxes.size() - boxes.size() / ends; ++i) {
        const auto ended =
            static_cast<std::size_t>(std::upper_bound(bottoms.begin(), bottoms.end(), tops[i]) - bottoms.begin());
        const auto begun = static_cast<std::size_t>(std::lower_bound(tops.begin(), tops.end(), tops[i]) - tops.begin());
        const std::size_t open = begun > ended ? begun - ended : 0;
        if (open < best.in_the_way) best = {tops[i], open};
    }
    return best;
}

bool rows_first(const Cut& row, const Cut& column) {
    const bool wider = std::max(1, row.width) >= row_against_gutter * std::max(1, column.width);
    if (row.ruled != column.ruled) return row.ruled;
    if (column.ruled) return wider;
    return !column.between_articles && (column.hanging || wider);
}

void order(const Page& page, const Indices& members, double body, Indices& out) {
    if (members.size() <= 1) {
        out.insert(out.end(), members.begin(), members.end());
        return;
    }
    Boxes upright, sideways;
    for (const std::size_t i : members) {
        upright.push_back(page.boxes[i]);
        sideways.push_back(transposed(page.boxes[i]));
    }
    Boxes sideways_rules;
    for (const Box& r : page.upright_rules) sideways_rules.push_back(transposed(r));
    const int over = static_cast<int>(reach_over * body);
    const std::optional<Cut> row = best_of(cuts_across(upright, page.level_rules, over));
    std::vector<Cut> columns = cuts_across(sideways, sideways_rules, over);
    drop_close_ones(columns, sideways, sideways_rules, body);
    mark_hanging(columns, upright, body);
    trust_centered_headings(columns, upright, body);
    const std::optional<Cut> column = best_of(columns);
    bool by_rows = row && (!column || rows_first(*row, *column));
    int at = by_rows ? row->at : column ? column->at : 0;
    if (!row && !column) {
        if (members.size() <= few_boxes) {
            const Indices sorted = partial_order(page, members);
            out.insert(out.end(), sorted.begin(), sorted.end());
            return;
        }
        const Passage across = passage_across(upright), down = passage_across(sideways);
        by_rows = across.in_the_way <= down.in_the_way;
        at = by_rows ? across.at : down.at;
    }
    Indices first, second;
    for (const std::size_t i : members) {
        const Box& b = page.boxes[i];
        const bool before = by_rows ? center_y(b) < at : center_x(b) < at;
        (before ? first : second).push_back(i);
    }
    if (first.empty() || second.empty()) {  // boxes that lie on each other
        out.insert(out.end(), members.begin(), members.end());
        return;
    }
    order(page, first, body, out);
    order(page, second, body, out);
}

}  // namespace

std::vector<std::size_t> reading_order(const Boxes& boxes, const Boxes& level_rules, const Boxes& upright_rules,
                                       double body) {
    Indices members(boxes.size()), out;
    for (std::size_t i = 0; i < members.size(); ++i) members[i] = i;
    order({boxes, level_rules, upright_rules}, members, body, out);
    return out;
}

}  // namespace galley::layout_newspaper
