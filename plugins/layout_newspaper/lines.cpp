#include "lines.hpp"

#include "disjoint_sets.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// Runs of one line stand this near, in heights of the larger one.
constexpr double line_gap = 2.5;
// Dots of an ellipsis and wide dashes stand this far from the line's letters, in heights.
constexpr double mark_reach = 0.9;

}  // namespace

std::vector<TextLine> lines_of(const Boxes& pieces, const Boxes& upright_rules, double body) {
    const std::vector<TextLine> runs = runs_of(pieces, upright_rules, body);
    const Boxes gutters = gutters_of(runs, upright_rules, body);
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body)), gutter_index(gutters, static_cast<int>(4 * body));
    DisjointSets sets(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Box& a = boxes[i];
        const int reach = static_cast<int>(2 * line_gap * runs[i].size);
        std::size_t nearest = i;
        index.touching({a.x, a.y, a.w + reach, a.h}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || b.x < a.x || !in_one_row(runs[i], runs[k])) return;
            if (overlap_x(a, b) > 0) return sets.join(i, k);
            if (nearest == i || b.x < boxes[nearest].x) nearest = k;
        });
        if (nearest == i) continue;
        const Box& b = boxes[nearest];
        if (b.x - a.right() > line_gap * std::max(runs[i].size, runs[nearest].size)) continue;
        if (!parted(a, b, gutter_index, gutters)) sets.join(i, nearest);
    }
    std::vector<TextLine> lines;
    for (const auto& group : sets.groups()) lines.push_back(joined(runs, group));
    lines = merged(lines, body);
    add_marks(lines, pieces, body, mark_reach);
    return lines;
}

}  // namespace galley::layout_newspaper
