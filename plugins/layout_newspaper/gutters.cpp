#include <cmath>

#include "lines.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double gutter_width_min = 0.5;
// Runs stand beside each other when they share this part of the lower one's height.
constexpr double row_share = 0.25;
// Rows of a stripe follow each other within this.
constexpr double row_step_max = 1.5;
// Height of a row with the white below it; turns a stripe's height into rows.
constexpr double row_pitch = 1.4;
// A stripe is a gutter when its rows times its width, in body heights, make this: a narrow one must run over more rows
// than a wide one, since gaps between words may stand above one another for a few rows, and rarely are wide.
constexpr double evidence_alone = 3.8;
// Columns keep their places down a page: a stripe of two rows counts when a long one stands at the same place.
constexpr double evidence_with_others = 2.4, evidence_long = 8;

/// The white between each run and the next one to its right, as high as both share.
Boxes gaps_of(const std::vector<TextLine>& runs, double body) {
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body));
    Boxes gaps;
    // Further than this a gap need not be proved: no line runs across.
    const int reach = static_cast<int>(12 * body);
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
    Boxes growing, stripes;
    const auto finish = [&](const Box& stripe) { stripes.push_back(stripe); };
    for (const Box& gap : gaps_of(runs, body)) {
        Box* best = nullptr;
        int best_width = static_cast<int>(gutter_width_min * body);
        for (Box& stripe : growing) {
            if (gap.y - stripe.bottom() > row_step_max * body || overlap_x(stripe, gap) < best_width) continue;
            best = &stripe, best_width = overlap_x(stripe, gap);
        }
        if (best != nullptr) {
            const int left = std::max(best->x, gap.x);
            *best = {left, best->y, best_width, std::max(best->bottom(), gap.bottom()) - best->y};
        } else {
            growing.push_back(gap);
        }
        std::erase_if(growing, [&](const Box& stripe) {
            const bool ended = gap.y - stripe.bottom() > row_step_max * body;
            if (ended) finish(stripe);
            return ended;
        });
    }
    for (const Box& stripe : growing) finish(stripe);

    const auto evidence = [&](const Box& s) { return (s.h / (row_pitch * body) + row_pitch - 1) * s.w / body; };
    std::vector<bool> column_at;
    for (const Box& s : stripes)
        if (evidence(s) >= evidence_long) {
            column_at.resize(std::max(column_at.size(), static_cast<std::size_t>(s.right())), false);
            std::fill(column_at.begin() + s.x, column_at.begin() + s.right(), true);
        }
    Boxes gutters;
    for (const Box& s : stripes) {
        const auto middle = static_cast<std::size_t>(center_x(s));
        const bool in_place = middle < column_at.size() && column_at[middle];
        if (evidence(s) >= (in_place ? evidence_with_others : evidence_alone)) gutters.push_back(s);
    }
    gutters.insert(gutters.end(), upright_rules.begin(), upright_rules.end());
    return gutters;
}

}  // namespace galley::layout_newspaper
