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
// Columns keep their places down a page: a stripe of two rows counts when a long one stands at the same place.
constexpr double evidence_with_others = 1.8, evidence_long = 8;

/// White that goes on from row to row.
struct Stripe {
    Box box;
    int inked = 0;     // height of the rows that have text near on both sides
    int inked_to = 0;  // bottom of the last of them
};

/// The white between each run and the next one to its right, as high as both share.
Boxes gaps_of(const std::vector<TextLine>& runs, double body) {
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body));
    Boxes gaps;

    const int reach = static_cast<int>(far * body);
    const auto beside = [&](const Box& a, const Box& b) { return overlap_y(a, b) >= row_share * std::min(a.h, b.h); };
    const auto add = [&](const Box& a, const Box& b) {
        const int top = std::max(a.y, b.y), bottom = std::min(a.bottom(), b.bottom());
        if (b.x - a.right() >= gutter_width_min * body) gaps.push_back({a.right(), top, b.x - a.right(), bottom - top});
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
        if (right != i) add(a, boxes[right]);
        if (left != i) add(boxes[left], a);
    }
    std::sort(gaps.begin(), gaps.end(), [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    return gaps;
}

}  // namespace

Boxes gutters_of(const std::vector<TextLine>& runs, const Boxes& upright_rules, double body) {
    std::vector<Stripe> growing, stripes;
    for (const Box& gap : gaps_of(runs, body)) {
        const bool counts = gap.w <= width_counted * body;
        bool taken = false;
        for (Stripe& stripe : growing) {
            const int shared = overlap_x(stripe.box, gap), bottom = stripe.box.bottom();
            if (gap.y - bottom > row_step_max * body || shared < gutter_width_min * body) continue;
            if (counts) stripe.inked += std::max(0, gap.bottom() - std::max(gap.y, stripe.inked_to));
            if (counts) stripe.inked_to = std::max(stripe.inked_to, gap.bottom());
            stripe.box = {std::max(stripe.box.x, gap.x), stripe.box.y, shared,
                          std::max(bottom, gap.bottom()) - stripe.box.y};
            taken = true;
        }
        if (!taken) growing.push_back({gap, counts ? gap.h : 0, counts ? gap.bottom() : gap.y});
        std::erase_if(growing, [&](const Stripe& stripe) {
            const bool ended = gap.y - stripe.box.bottom() > row_step_max * body;
            if (ended) stripes.push_back(stripe);
            return ended;
        });
    }
    stripes.insert(stripes.end(), growing.begin(), growing.end());

    const auto evidence = [&](const Stripe& s) { return s.inked / body * std::min(s.box.w / body, width_counted); };
    std::vector<bool> column_at;
    for (const Stripe& s : stripes)
        if (evidence(s) >= evidence_long) {
            column_at.resize(std::max(column_at.size(), static_cast<std::size_t>(s.box.right())), false);
            std::fill(column_at.begin() + s.box.x, column_at.begin() + s.box.right(), true);
        }
    Boxes gutters;
    for (const Stripe& s : stripes) {
        const auto middle = static_cast<std::size_t>(center_x(s.box));
        const bool in_place = middle < column_at.size() && column_at[middle];
        if (evidence(s) >= (in_place ? evidence_with_others : evidence_alone)) gutters.push_back(s.box);
    }
    gutters.insert(gutters.end(), upright_rules.begin(), upright_rules.end());
    return gutters;
}

}  // namespace galley::layout_newspaper
