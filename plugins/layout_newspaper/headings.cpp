#include "headings.hpp"

#include <cmath>

#include "disjoint_sets.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// Type of headings, in body heights; lines of text are smaller, and so many body heights long at least.
constexpr double heading_size = 1.25, text_min = 4;
// White within a heading, in its size: a colon and an opening quotation mark together leave this much. Narrower white
// than the other is between any two characters.
constexpr double white_max = 1.4, white_min = 0.4;
// Parts of one heading agree this well in size, and share so much of their height.
constexpr double one_size = 1.15, level_min = 0.7;
// Columns that tell stand at most this far below the heading, in body heights: a picture may be between.
constexpr double below_max = 45;
// An edge of columns: so many lines begin or end there, this near to each other in body heights.
constexpr int edge_lines = 2;
constexpr double edge_slack = 0.35;
// How far a centered heading stands off the middle, in its size: marks at its ends have an empty half.
constexpr double center_slack = 0.5;

struct Edges {
    std::vector<int> left, right;
};

/// Where several values agree; each that has company stands for its edge.
std::vector<int> agreed(std::vector<int> values, double slack) {
    std::sort(values.begin(), values.end());
    std::vector<int> out;
    for (const int v : values) {
        const auto near = [&](int other) { return std::abs(other - v) <= slack; };
        if (std::count_if(values.begin(), values.end(), near) >= edge_lines && (out.empty() || out.back() != v))
            out.push_back(v);
    }
    return out;
}

/// The edges of the columns under a heading.
Edges edges_below(const Box& heading, const std::vector<TextLine>& lines, double body) {
    std::vector<int> left, right;
    for (const TextLine& line : lines) {
        const bool text = line.size < heading_size * body && line.box.w >= text_min * body;
        const int below = line.box.y - center_y(heading);
        if (!text || below <= 0 || below > below_max * body) continue;
        left.push_back(line.box.x);
        right.push_back(line.box.right());
    }
    return {agreed(std::move(left), edge_slack * body), agreed(std::move(right), edge_slack * body)};
}

/// Do two parts of a row, `b` right of `a`, stand over columns each?
bool stand_apart(const Box& a, const Box& b, double size, const Edges& edges, double body) {
    const double slack = center_slack * size;
    const auto any = [](const std::vector<int>& values, auto test) {
        return std::any_of(values.begin(), values.end(), test);
    };
    const bool first_centered = any(edges.right, [&](int end) {
        const double room = end - a.right();
        return room >= -slack && end < b.x &&
               any(edges.left, [&](int begin) { return begin < a.right() && std::abs(a.x - begin - room) <= slack; });
    });
    const bool second_centered = any(edges.left, [&](int begin) {
        const double room = b.x - begin;
        return room >= -slack && begin > a.right() &&
               any(edges.right, [&](int end) { return end > b.x && std::abs(end - b.right() - room) <= slack; });
    });
    if (first_centered && second_centered) return true;
    const auto flush = [&](const Box& part) {
        return any(edges.left, [&](int begin) { return std::abs(part.x - begin) <= edge_slack * body; });
    };
    return flush(a) && flush(b);
}

bool one_row(const TextLine& a, const TextLine& b) {
    return std::max(a.size, b.size) <= one_size * std::min(a.size, b.size) &&
           overlap_y(a.box, b.box) >= level_min * std::min(a.box.h, b.box.h);
}

/// The pieces of a line in groups, parted by white as wide as between words.
Boxes words_of(const TextLine& line, const Boxes& pieces, const RowIndex& index) {
    Boxes inside;
    index.touching(line.box, [&](std::size_t i) {
        if (mostly_inside(pieces[i], line.box)) inside.push_back(pieces[i]);
    });
    std::sort(inside.begin(), inside.end(), [](const Box& a, const Box& b) { return a.x < b.x; });
    Boxes words;
    for (const Box& piece : inside)
        if (!words.empty() && piece.x - words.back().right() < white_min * line.size)
            words.back() = unite(words.back(), piece);
        else
            words.push_back(piece);
    return words;
}

}  // namespace

std::vector<TextLine> with_whole_headings(const std::vector<TextLine>& lines, const Boxes& pieces,
                                          const Boxes& upright_rules, double body) {
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].size >= heading_size * body) large.push_back(i);
    const RowIndex rules(upright_rules, static_cast<int>(body)), index(pieces, static_cast<int>(body));

    DisjointSets sets(lines.size());
    for (const std::size_t i : large)
        for (const std::size_t k : large) {
            const Box &a = lines[i].box, &b = lines[k].box;
            const int white = b.x - a.right();
            const double size = std::max(lines[i].size, lines[k].size);
            if (white <= 0 || white > white_max * size || !one_row(lines[i], lines[k])) continue;
            if (parted(a, b, rules, upright_rules)) continue;
            if (!stand_apart(a, b, size, edges_below(unite(a, b), lines, body), body)) sets.join(i, k);
        }
    std::vector<TextLine> out;
    for (const auto& group : sets.groups()) {
        const TextLine line = joined(lines, group);
        if (line.size < heading_size * body) {
            out.push_back(line);
            continue;
        }
        const Boxes words = words_of(line, pieces, index);
        const Edges edges = edges_below(line.box, lines, body);
        TextLine part = line;
        for (std::size_t w = 1; w < words.size(); ++w) {
            const Box before{part.box.x, part.box.y, words[w - 1].right() - part.box.x, part.box.h};
            const Box after{words[w].x, part.box.y, part.box.right() - words[w].x, part.box.h};
            if (!stand_apart(before, after, line.size, edges, body)) continue;
            out.push_back({before, line.size, line.weight});
            part.box = after;
        }
        out.push_back(part);
    }
    return out;
}

}  // namespace galley::layout_newspaper
