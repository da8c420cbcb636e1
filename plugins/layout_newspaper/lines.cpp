#include "lines.hpp"

#include "disjoint_sets.hpp"
#include "headings.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// Runs of one line stand this near, in heights of the larger one; words of a heading nearer, since headings may stand
// side by side.
constexpr double line_gap = 2.5, heading_gap = 1.7, heading_size = 1.25;
// Height of the bands in which gutters are looked up, body heights.
constexpr double gutter_band = 4;
// Dots of an ellipsis and wide dashes stand this far from the line's letters, in heights.
constexpr double mark_reach = 0.9;

// Parts of large characters stand this near to their neighbours, and are lower than this, in heights of the row.
constexpr double part_gap = 0.6, part_max = 0.75;
// The dots of large letters are as large as small characters: this low, and this near above or below the row.
constexpr double dot_max = 0.4, dot_gap = 0.35;
// Words are so many times as wide as a dot is large; what stands beside some in another row is theirs, and no dot.
constexpr double words_min = 2.5;
// Runs that differ so much in size are a character and its part, or do not belong together.
constexpr double other_size = 1.7;

Boxes boxes_of(const std::vector<TextLine>& lines) {
    Boxes boxes;
    for (const TextLine& line : lines) boxes.push_back(line.box);
    return boxes;
}

/// Joins groups of runs that `sets` holds.
std::vector<TextLine> joined(const std::vector<TextLine>& runs, DisjointSets sets) {
    std::vector<TextLine> out;
    for (const auto& group : sets.groups()) out.push_back(joined(runs, group));
    return out;
}

/// Does `dot` stand over or under a letter of the row?
bool is_dot_of(const TextLine& dot, const TextLine& row) {
    const double apart = -overlap_y(dot.box, row.box);
    return std::max(dot.box.w, dot.box.h) <= dot_max * row.size && apart <= dot_gap * row.size &&
           overlap_x(dot.box, row.box) == dot.box.w;
}

/// Does `dot` stand in a row of words that is not the row of its letter? Then it is a character of small print below a
/// headline, or a quotation mark in the headline's next row, and would tie both rows together.
bool stands_in_other_row(const TextLine& dot, const TextLine& row, const std::vector<TextLine>& runs,
                         const RowIndex& index) {
    const int reach = static_cast<int>(line_gap * dot.size);
    bool found = false;
    index.touching({dot.box.x - reach, dot.box.y, dot.box.w + 2 * reach, dot.box.h}, [&](std::size_t i) {
        const TextLine& words = runs[i];
        if (&words == &dot || &words == &row || words.box.w < words_min * dot.size) return;
        const bool level = 2 * overlap_y(words.box, dot.box) >= dot.box.h;
        const bool of_row = 2 * overlap_y(words.box, row.box) >= std::min(words.box.h, row.box.h);
        found = found || (level && !of_row);
    });
    return found;
}

/// Gives parts of large characters, which are far from each other for the page's body text, to the row they stand in.
std::vector<TextLine> with_parts(const std::vector<TextLine>& runs, const Boxes& gutters, const RowIndex& gutter_index,
                                 double body) {
    const Boxes boxes = boxes_of(runs);
    const RowIndex index(boxes, static_cast<int>(body));
    DisjointSets sets(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Box& row = boxes[i];
        const int reach = static_cast<int>(part_gap * runs[i].size);
        index.touching({row.x - reach, row.y, row.w + 2 * reach, row.h}, [&](std::size_t k) {
            if (k == i || runs[k].size > part_max * runs[i].size || !in_one_row(runs[i], runs[k], body)) return;
            const bool after = boxes[k].x > row.x;
            if (!parted(after ? row : boxes[k], after ? boxes[k] : row, gutter_index, gutters)) sets.join(i, k);
        });
        if (runs[i].size >= masthead_min * body) continue;
        const int near = static_cast<int>(dot_gap * runs[i].size) + 1;
        index.touching({row.x, row.y - near, row.w, row.h + 2 * near}, [&](std::size_t k) {
            if (k == i || !is_dot_of(runs[k], runs[i])) return;
            if (!stands_in_other_row(runs[k], runs[i], runs, index)) sets.join(i, k);
        });
    }
    return joined(runs, sets);
}

/// The widest gap between two runs of one line.
double gap_max(const TextLine& a, const TextLine& b, double body) {
    const double small = std::min(a.size, b.size), large = std::max(a.size, b.size);
    const bool near = small >= heading_size * body || large > other_size * small;
    return (near ? heading_gap : line_gap) * large;
}

/// Joins what stands in one row, up to the gutters.
std::vector<TextLine> linked(const std::vector<TextLine>& runs, const Boxes& gutters, const RowIndex& gutter_index,
                             double body) {
    const Boxes boxes = boxes_of(runs);
    const RowIndex index(boxes, static_cast<int>(body));
    DisjointSets sets(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Box& a = boxes[i];
        const int reach = static_cast<int>(2 * line_gap * runs[i].size);
        std::size_t nearest = i;
        index.touching({a.x, a.y, a.w + reach, a.h}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || b.x < a.x || !in_one_row(runs[i], runs[k], body)) return;
            if (overlap_x(a, b) > 0) return sets.join(i, k);
            if (nearest == i || b.x < boxes[nearest].x) nearest = k;
        });
        if (nearest == i) continue;
        const Box& b = boxes[nearest];
        if (b.x - a.right() > gap_max(runs[i], runs[nearest], body)) continue;
        if (!parted(a, b, gutter_index, gutters)) sets.join(i, nearest);
    }
    return joined(runs, sets);
}

}  // namespace

std::vector<TextLine> lines_of(const Boxes& pieces, const Boxes& upright_rules, double body) {
    const std::vector<TextLine> runs = runs_of(pieces, upright_rules, body);
    const Boxes gutters = gutters_of(runs, upright_rules, body);
    const RowIndex gutter_index(gutters, static_cast<int>(gutter_band * body));
    const std::vector<TextLine> whole = with_parts(runs, gutters, gutter_index, body);
    std::vector<TextLine> lines = merged(linked(whole, gutters, gutter_index, body), body);
    add_marks(lines, pieces, body, mark_reach);
    return with_whole_headings(lines, pieces, upright_rules, body);
}

}  // namespace galley::layout_newspaper
