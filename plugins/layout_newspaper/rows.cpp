#include "rows.hpp"

#include <cmath>

#include "geometry.hpp"

namespace galley::layout_newspaper {
namespace {

// In sizes of the type.
constexpr double word_gap = 0.4;      // pieces as near as this are words of one line
constexpr double text_gap_max = 1.1;  // white between words of text
constexpr double gap_max = 2.5;       // the same in a spaced heading
constexpr double large = 1.25;        // body heights: larger type is a heading's
constexpr double overlap_max = 0.6;   // pieces that lie upon each other were drawn twice
constexpr double base_max = 0.3;      // middles of pieces of one row differ by their fonts
constexpr double size_ratio = 1.15;   // pieces of one row are of one size
constexpr double row_step_max = 2.2;  // from one row to the next
constexpr double other_row = 1.6;     // sizes of rows that tell of each other's white
constexpr double same_white = 0.5;    // share of the narrower white

bool one_row(const TextLine& a, const TextLine& b) {
    const double size = std::max(a.size, b.size);
    return size <= size_ratio * std::min(a.size, b.size) &&
           std::abs(center_y(a.box) - center_y(b.box)) <= base_max * size;
}

struct Neighbours {
    const Lines& pieces;
    const Boxes& boxes;
    const RowIndex& index;
};

/// What the nearest row above or below has where the white is: the same white, or words across it.
enum class Across { nothing, white, words };

Across across(const Neighbours& page, const Box& white, double size, bool below) {
    const int reach = static_cast<int>(row_step_max * size), side = static_cast<int>(size);
    const Box place{white.x - side, below ? center_y(white) : center_y(white) - reach, white.w + 2 * side, reach};
    int nearest = reach;
    std::vector<std::size_t> row;
    page.index.touching(place, [&](std::size_t i) {
        const int off = std::abs(center_y(page.boxes[i]) - center_y(white));
        const double other = page.pieces[i].size;
        if (off <= size / 2 || off > reach || std::max(size, other) > other_row * std::min(size, other)) return;
        if ((center_y(page.boxes[i]) > center_y(white)) != below) return;
        nearest = std::min(nearest, off);
        row.push_back(i);
    });
    int left_end = white.x - side, right_start = white.right() + side;
    for (const std::size_t i : row) {
        const Box& b = page.boxes[i];
        if (std::abs(center_y(b) - center_y(white)) > nearest + size / 2) continue;
        if (b.x < white.x && b.right() > white.right()) return Across::words;
        if (center_x(b) < center_x(white))
            left_end = std::max(left_end, b.right());
        else
            right_start = std::min(right_start, b.x);
    }
    if (row.empty()) return Across::nothing;
    const int shared = std::min(right_start, white.right()) - std::max(left_end, white.x);
    return shared >= same_white * white.w ? Across::white : Across::words;
}

bool is_gutter(const Neighbours& page, const Box& white, double size) {
    return across(page, white, size, false) == Across::white || across(page, white, size, true) == Across::white;
}

/// A line with a polygon was found or transcribed as one.
bool is_piece(const TextLine& line) { return line.source == nullptr || line.source->polygon.empty(); }

bool ruled(const Box& white, const Boxes& rules, const RowIndex& index) {
    bool found = false;
    index.touching(grown(white, 1), [&](std::size_t i) { found = found || 2 * overlap_y(rules[i], white) > white.h; });
    return found;
}

}  // namespace

Lines whole_lines(const Lines& pieces, const Boxes& upright_rules) {
    Boxes boxes;
    for (const TextLine& piece : pieces) boxes.push_back(piece.box);
    const RowIndex index(boxes, 2 * body_units), rules(upright_rules, 4 * body_units);
    const Neighbours page{pieces, boxes, index};
    DisjointSets sets(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_piece(pieces[i])) continue;
        const Box& a = boxes[i];
        const double size = pieces[i].size;
        const double most = size <= large * body_units ? text_gap_max : gap_max;
        std::size_t nearest = i;
        index.touching({a.x, a.y, a.w + static_cast<int>(most * size), a.h}, [&](std::size_t k) {
            if (k == i || !is_piece(pieces[k]) || center_x(boxes[k]) <= center_x(a) || !one_row(pieces[i], pieces[k]))
                return;
            if (overlap_x(a, boxes[k]) > std::min(overlap_max * size, std::min(a.w, boxes[k].w) / 2.0)) return;
            if (nearest == i || boxes[k].x < boxes[nearest].x) nearest = k;
        });
        if (nearest == i) continue;
        const Box& b = boxes[nearest];
        const int top = std::max(a.y, b.y), bottom = std::min(a.bottom(), b.bottom());
        const Box white{a.right(), top, std::max(1, b.x - a.right()), std::max(1, bottom - top)};
        if (ruled(white, upright_rules, rules)) continue;
        if (white.w <= word_gap * size || !is_gutter(page, white, size)) sets.join(i, nearest);
    }
    Lines out;
    for (auto& group : sets.groups()) {
        std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) { return boxes[a].x < boxes[b].x; });
        TextLine line = pieces[group.front()];
        for (const std::size_t i : group) {
            line.box = unite(line.box, boxes[i]);
            if (group.size() > 1) line.pieces.push_back(pieces[i].source);
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace galley::layout_newspaper
