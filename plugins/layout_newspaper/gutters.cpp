#include <cmath>

#include "lines.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double gutter_width_min = 0.5;
// Runs further apart than a wide column are not neighbours.
constexpr double far = 30;
// Runs stand beside each other when they share this part of the lower one's height.
constexpr double row_share = 0.25;
// Rows of a stripe follow each other within this.
constexpr double row_step_max = 1.5;
// A stripe is a gutter when its rows times its width, in body heights, make this: a narrow one must run over more rows
// than a wide one, since gaps between words may stand above one another for a few rows, and rarely are wide.
constexpr double evidence_alone = 3.8;
// White wider than this may be the end of a paragraph: such a row goes on with a stripe, but does not prove it.
constexpr double width_counted = 2.5;
// Columns keep their places down a page: a stripe of a row counts when a long one stands at the same place, that is,
// when it covers so much of that one's width.
constexpr double evidence_with_others = 0.9, evidence_long = 8, same_place = 0.8;

/// White that goes on from row to row.
struct Stripe {
    Box box;
    double rows = 0;  // that have text near on both sides
    int counted = 0;  // bottom of the last of them
};

/// White between two runs, as high as both share; `rows` is that height in sizes of their type.
struct Gap {
    Box box;
    double rows = 0;
};

/// The gaps between each run and its next ones to both sides.
std::vector<Gap> gaps_of(const std::vector<TextLine>& runs, double body) {
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body));
    std::vector<Gap> gaps;

    const int reach = static_cast<int>(far * body);
    const auto beside = [&](const Box& a, const Box& b) { return overlap_y(a, b) >= row_share * std::min(a.h, b.h); };
    const auto add = [&](std::size_t i, std::size_t k) {
        const Box &a = boxes[i], &b = boxes[k];
        const double type = std::max(body, std::min(runs[i].size, runs[k].size));
        const int top = std::max(a.y, b.y), bottom = std::min(a.bottom(), b.bottom());
        if (b.x - a.right() >= gutter_width_min * type)
            gaps.push_back({{a.right(), top, b.x - a.right(), bottom - top}, (bottom - top) / type});
    };
    // Looked for from either side: rows of different columns need not stand level.
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& a = boxes[i];
        std::size_t right = i, left = i;
        index.touching({a.x - reach, a.y, a.w + 2 * reach, a.h}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || !beside(a, b)) return;
            if (b.x >= a.right() && (right == i || b.x < boxes[right].x)) right = k;
            if (b.right() <= a.x && (left == i || b.right() > boxes[left].right())) left = k;
        });
        if (right != i) add(i, right);
        if (left != i) add(left, i);
    }
    std::sort(gaps.begin(), gaps.end(),
              [](const Gap& a, const Gap& b) { return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x; });
    return gaps;
}

}  // namespace

Boxes gutters_of(const std::vector<TextLine>& runs, const Boxes& upright_rules, double body) {
    std::vector<Stripe> growing, stripes;
    for (const Gap& row : gaps_of(runs, body)) {
        const Box& gap = row.box;
        const double rows = row.rows;
        const bool counts = gap.w <= width_counted * body;
        bool taken = false;
        for (Stripe& stripe : growing) {
            const int shared = overlap_x(stripe.box, gap), bottom = stripe.box.bottom();
            if (gap.y - bottom > row_step_max * body || shared < gutter_width_min * body) continue;
            if (counts && gap.bottom() > stripe.counted) {
                stripe.rows += rows * (gap.bottom() - std::max(gap.y, stripe.counted)) / gap.h;
                stripe.counted = gap.bottom();
            }
            const int left = std::max(stripe.box.x, gap.x);
            stripe.box = {left, stripe.box.y, shared, std::max(bottom, gap.bottom()) - stripe.box.y};
            // A stripe that lost much of this gap, to a heading above, may lose the rows to come: the gap starts
            // another.
            taken = taken || shared >= same_place * gap.w;
        }
        if (!taken) growing.push_back({gap, counts ? rows : 0, counts ? gap.bottom() : gap.y});
        std::erase_if(growing, [&](const Stripe& stripe) {
            const bool ended = gap.y - stripe.box.bottom() > row_step_max * body;
            if (ended) stripes.push_back(stripe);
            return ended;
        });
    }
    stripes.insert(stripes.end(), growing.begin(), growing.end());

    const auto evidence = [&](const Stripe& s) { return s.rows * std::min(s.box.w / body, width_counted); };
    Boxes columns;
    for (const Stripe& s : stripes)
        if (evidence(s) >= evidence_long) columns.push_back(s.box);
    const auto in_place = [&](const Box& stripe) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const Box& c) { return overlap_x(stripe, c) >= same_place * c.w; });
    };
    Boxes gutters;
    for (const Stripe& s : stripes)
        if (evidence(s) >= evidence_alone || (evidence(s) >= evidence_with_others && in_place(s.box)))
            gutters.push_back(s.box);
    gutters.insert(gutters.end(), upright_rules.begin(), upright_rules.end());
    return gutters;
}

}  // namespace galley::layout_newspaper
