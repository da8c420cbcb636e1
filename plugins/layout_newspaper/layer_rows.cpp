#include "layer_rows.hpp"

#include "disjoint_sets.hpp"

namespace galley::layout_newspaper {
namespace {

// In sizes of the type.
constexpr double gap_max = 2.5;       // white between words of a spaced heading
constexpr double text_gap_max = 1.1;  // the same in text: wider white is a gutter, however few lines it runs along
constexpr double text_size = 1.25;    // body heights: larger type is a heading's
constexpr double overlap_max = 0.6;   // pieces that lie upon each other were drawn twice
constexpr double base_max = 0.3;      // middles of pieces of one row differ by their fonts
constexpr double size_ratio = 1.15;   // pieces of one row are of one size
constexpr double gutter_band = 4;     // body heights: bands in which gutters are looked up

bool one_row(const TextLine& a, const TextLine& b) {
    const double size = std::max(a.size, b.size);
    return size <= size_ratio * std::min(a.size, b.size) &&
           std::abs(center_y(a.box) - center_y(b.box)) <= base_max * size;
}

}  // namespace

Lines rows_of(const Lines& pieces, const Boxes& upright_rules, double body) {
    Boxes boxes;
    for (const TextLine& piece : pieces) boxes.push_back(piece.box);
    const Boxes gutters = gutters_of(pieces, upright_rules, body);
    const RowIndex index(boxes, static_cast<int>(body) + 1),
        gutter_index(gutters, static_cast<int>(gutter_band * body));
    DisjointSets sets(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Box& a = boxes[i];
        std::size_t nearest = i;
        const double gap = pieces[i].size <= text_size * body ? text_gap_max : gap_max;
        index.touching({a.x, a.y, a.w + static_cast<int>(gap * pieces[i].size), a.h}, [&](std::size_t k) {
            if (k == i || center_x(boxes[k]) <= center_x(a) || !one_row(pieces[i], pieces[k])) return;
            if (overlap_x(a, boxes[k]) > std::min(overlap_max * pieces[i].size, std::min(a.w, boxes[k].w) / 2.0))
                return;
            if (nearest == i || boxes[k].x < boxes[nearest].x) nearest = k;
        });
        if (nearest != i && !parted(a, boxes[nearest], gutter_index, gutters)) sets.join(i, nearest);
    }
    Lines out;
    for (const auto& group : sets.groups()) {
        TextLine line = pieces[group.front()];
        for (const std::size_t i : group) line.box = unite(line.box, boxes[i]);
        out.push_back(line);
    }
    return out;
}

}  // namespace galley::layout_newspaper
