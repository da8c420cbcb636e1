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
// Rows of a stripe follow each other within this: those of small letters, of which half stand beside others.
constexpr double row_step_max = 2;
// A stripe is a gutter when its rows times its width, in body heights, make this: a narrow one must run over more rows
// than a wide one, since gaps between words may stand above one another for a few rows, and rarely are wide.
constexpr double evidence_alone = 3.8;
// White wider than this may be the end of a paragraph: such a row goes on with a stripe, but does not prove it, unless
// there are more of them than paragraphs that end one below the other.
constexpr double width_counted = 2.5, ends_max = 3;
// Columns are flush: two gaps one above the other with the same edges, in type of one size and wider than the white of
// a full-width mark, are a gutter alone. A mark at a line's end moves the left edge, a paragraph's first line the right
// one, by an indent.
constexpr double flush_width_min = 1.2, flush_left = 0.6, flush_right = 0.3, indent_min = 1.4, indent_max = 2.6;
// Words with letters below the line measure nearly a third larger than words of capitals in the same type.
constexpr double one_size = 1.35;
// Rows of one text stand this near, in heights of their type from middle to middle; words of small letters alone
// measure smaller than others.
constexpr double row_pitch_max = 2, one_text = 1.5;
constexpr double row_white_max = 1.2;  // between two rows, in heights of their type
// No column is narrower than this.
constexpr double column_min = 3;
// Columns keep their places down a page: a stripe of a row counts when a long one stands at the same place, that is,
// when it covers so much of that one's width.
constexpr double evidence_with_others = 0.9, evidence_long = 8, same_place = 0.8;

/// White between two runs, as high as both share. A row whose white meets words in the rows next to it everywhere
/// proves nothing, but a stripe goes on through it.
struct Gap {
    Box box;          // what the rows next to it leave of `own`, or all of it if they leave nothing
    Box own;          // the white in its row
    double rows = 0;  // height in sizes of the type; 0 if the rows next to it leave nothing
    double type = 0;  // size of the larger one: the other may be a mark or a radical
};

/// White that goes on from row to row.
struct Stripe {
    Box box;
    double rows = 0;                    // that have text near on both sides
    double wide = 0;                    // rows whose white is wider
    int counted = 0, counted_wide = 0;  // bottoms of the last of them
    Gap last{};                         // of the row above
    bool flush = false;
};

/// What the rows of the same type next to a row leave of its white: white between words is seldom white in the next row
/// too, and white after a paragraph ends where others of its rows end.
Boxes free_white(const Box& white, double type, const std::vector<TextLine>& runs, const Boxes& boxes,
                 const RowIndex& index) {
    const int near = static_cast<int>(row_white_max * type);
    Boxes words;
    index.touching({white.x, white.y - near, white.w, white.h + 2 * near}, [&](std::size_t i) {
        if (std::max(runs[i].size, type) <= one_text * std::min(runs[i].size, type)) words.push_back(boxes[i]);
    });
    std::sort(words.begin(), words.end(), [](const Box& a, const Box& b) { return a.x < b.x; });
    words.push_back({white.right(), white.y, 1, 1});
    Boxes free;
    int x = white.x;
    for (const Box& word : words) {
        if (word.x - x >= gutter_width_min * type) free.push_back({x, white.y, word.x - x, white.h});
        x = std::max(x, word.right());
    }
    return free;
}

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
        const Box own{a.right(), top, b.x - a.right(), bottom - top};
        if (own.w < gutter_width_min * type) return;
        const double larger = std::max(runs[i].size, runs[k].size);
        const Boxes free = free_white(own, type, runs, boxes, index);
        for (const Box& white : free) gaps.push_back({white, own, white.h / type, larger});
        if (free.empty()) gaps.push_back({own, own, 0, larger});
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

/// Do both gaps show the edges of the same two columns?
bool flush(const Gap& above, const Gap& gap, double body) {
    const double left = std::abs(above.own.x - gap.own.x) / body;
    const double right = std::abs(above.own.right() - gap.own.right()) / body;
    return gap.own.y >= center_y(above.own) && left <= flush_left &&
           (right <= flush_right || (right >= indent_min && right <= indent_max)) &&
           std::max(above.type, gap.type) <= one_size * std::min(above.type, gap.type) &&
           overlap_x(above.own, gap.own) >= flush_width_min * std::max(above.type, gap.type);
}

/// Does a row of the same type run into the stripe's place just above it, or just below? Then it is white within a
/// text.
struct Crossings {
    bool above = false, below = false;
};

Crossings crossings_of(const Stripe& stripe, const std::vector<TextLine>& runs, const Boxes& boxes,
                       const RowIndex& index) {
    const Box& s = stripe.box;
    const double type = stripe.last.type;
    const int reach = static_cast<int>((row_pitch_max - 0.5) * type);
    Crossings out;
    index.touching({s.x, s.y - reach, s.w, s.h + 2 * reach}, [&](std::size_t i) {
        const Box& b = boxes[i];
        if (2 * overlap_x(b, s) < s.w) return;
        if (std::max(runs[i].size, type) > one_text * std::min(runs[i].size, type)) return;
        if (center_y(b) < s.y && center_y(b) >= s.y - reach) out.above = true;
        if (center_y(b) > s.bottom() && center_y(b) <= s.bottom() + reach) out.below = true;
    });
    return out;
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
            double& sum = counts ? stripe.rows : stripe.wide;
            int& counted = counts ? stripe.counted : stripe.counted_wide;
            if (gap.bottom() > counted) {
                sum += rows * (gap.bottom() - std::max(gap.y, counted)) / gap.h;
                counted = gap.bottom();
            }
            stripe.flush = stripe.flush || flush(stripe.last, row, body);
            stripe.last = row;
            const int left = std::max(stripe.box.x, gap.x);
            stripe.box = {left, stripe.box.y, shared, std::max(bottom, gap.bottom()) - stripe.box.y};
            // A stripe that lost much of this gap, to a heading above, may lose the rows to come: the gap starts
            // another.
            taken = taken || shared >= same_place * gap.w;
        }
        if (!taken)
            growing.push_back({gap, counts ? rows : 0, counts ? 0 : rows, counts ? gap.bottom() : gap.y,
                               counts ? gap.y : gap.bottom(), row});
        std::erase_if(growing, [&](const Stripe& stripe) {
            const bool ended = gap.y - stripe.box.bottom() > row_step_max * body;
            if (ended) stripes.push_back(stripe);
            return ended;
        });
    }
    stripes.insert(stripes.end(), growing.begin(), growing.end());

    const auto evidence = [&](const Stripe& s) {
        return (s.rows + std::max(0.0, s.wide - ends_max)) * std::min(s.box.w / body, width_counted);
    };
    Boxes columns;
    for (const Stripe& s : stripes)
        if (evidence(s) >= evidence_long) columns.push_back(s.box);
    const auto in_place = [&](const Box& stripe) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const Box& c) { return overlap_x(stripe, c) >= same_place * c.w; });
    };
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body));
    const auto is_gutter = [&](const Stripe& s) {
        const double proof = evidence(s);
        const bool strong = proof >= evidence_alone || (proof >= evidence_with_others && in_place(s.box));
        if (proof >= evidence_long) return true;
        if (!strong && !s.flush) return false;
        const Crossings crossed = crossings_of(s, runs, boxes, index);
        return !(strong ? crossed.above && crossed.below : crossed.above || crossed.below);
    };
    std::erase_if(stripes, [&](const Stripe& s) { return !is_gutter(s); });
    std::stable_sort(stripes.begin(), stripes.end(),
                     [&](const Stripe& a, const Stripe& b) { return evidence(a) > evidence(b); });
    Boxes gutters = upright_rules;
    for (const Stripe& s : stripes) {
        const bool within_column = std::any_of(gutters.begin(), gutters.end(), [&](const Box& g) {
            const int apart = -overlap_x(g, s.box);
            return apart > 0 && apart < column_min * body && 2 * overlap_y(g, s.box) >= s.box.h;
        });
        if (!within_column) gutters.push_back(s.box);
    }
    return gutters;
}

}  // namespace galley::layout_newspaper
