#include <optional>
#include <set>

#include "disjoint_sets.hpp"
#include "lines.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double rule_band = 4;    // of the index of rules
constexpr double core_min = 0.42;  // smaller pieces are punctuation, accents and specks
// Of low pieces, a comma is less than this in square body heights, a dash or a radical more.
constexpr double letter_min = 0.6, core_area = 0.12;
// A piece is part of the row when it is no taller than this, or stands among pieces of its own size.
constexpr double tall = 1.5;
// How far around a piece of two lines their letters are looked for; further, where that shows fewer than so many of
// either line.
constexpr double bridge_reach = 2.5, bridge_reach_wide = 6;
constexpr int bridge_letters = 3;
// They are more than so many times as wide as the letters that are as tall as the piece.
constexpr int more_of_parts = 2;
// What goes over two lines and is more than so many times as high as wide is no letters, nor is what is higher than
// this.
constexpr double slim = 4, most_lines = 10;
// And what is so many times as wide as high is words.
constexpr double word_wide = 1.5;
// Neighbours in a run: gap in heights of the taller one, and shared height as a share of the smaller one.
constexpr double run_gap = 0.6;
constexpr double row_overlap = 0.5;
// A capital is at most so many times as tall as a small letter or a radical beside it.
constexpr double tall_ratio = 2.5;
// The height of tall characters is at this quantile of a run's pieces.
constexpr double size_quantile = 0.85;
// Parts of one line: how much larger one may be. A shorter run tells nothing about the size of type; it belongs
// to a row when so much of it is inside.
constexpr double size_ratio = 1.7;
constexpr double short_run = 3;  // heights of the row
constexpr double inside_min = 0.85;
// Small print beside a masthead is so many times smaller, and its words so many times their size long. Larger than
// this, in body heights, is no letter but a frame.
constexpr double print_ratio = 3, word_min = 2.5, masthead_max = 25;
// Punctuation stands this near to its letter, in heights of the row.
constexpr double mark_beside = 0.8, mark_above = 0.3;
constexpr double mark_tall = 1.2;  // taller pieces are no punctuation
constexpr double mark_min = 0.1;   // and smaller ones, in body heights, are grain and dust

bool is_core(const Box& b, double body) {
    if (std::max(b.w, b.h) < core_min * body || b.h < core_min / 2 * body) return false;
    return b.h >= letter_min * body || static_cast<double>(area(b)) >= core_area * body * body;
}

/// Letters above and below a place, as two lines show them to its left and right.
struct LettersOfLine {
    int count = 0, width = 0;
    bool left = false, right = false;

    void add(const Box& letter, const Box& place) {
        ++count, width += letter.w;
        (center_x(letter) < center_x(place) ? left : right) = true;
    }
};

/// Two lines that touch are one tall piece.
struct Bridge {
    LettersOfLine above, below;
    int cut = 0;  ///< between the two lines, from the top of the page
};

/// Around a bridge stand letters of both lines, one above the other, and less that is as tall as it is. In large type
/// it is the other way round: some characters are of parts, most are whole.
std::optional<Bridge> bridge_at(const Box& b, std::size_t self, const Boxes& cores, const RowIndex& index, double body,
                                double how_far) {
    if (b.h < tall * body) return {};
    const int reach = static_cast<int>(how_far * body);
    std::set<std::size_t> letters, whole;
    int highest_bottom = b.bottom(), lowest_top = b.y;
    index.touching({b.x - reach, b.y, b.w + 2 * reach, b.h}, [&](std::size_t i) {
        const Box& other = cores[i];
        if (i == self || other.h < letter_min * body || overlap_x(other, b) > other.w / 2) return;
        if (3 * other.h > 2 * b.h) {
            whole.insert(i);
            return;
        }
        letters.insert(i);
        highest_bottom = std::min(highest_bottom, other.bottom());
        lowest_top = std::max(lowest_top, other.y);
    });
    if (lowest_top < highest_bottom) return {};
    Bridge bridge;
    int end_of_above = b.y, begin_of_below = b.bottom(), width_of_whole = 0;
    for (const std::size_t i : letters)
        if (cores[i].bottom() <= lowest_top) {
            bridge.above.add(cores[i], b);
            end_of_above = std::max(end_of_above, cores[i].bottom());
        } else {
            bridge.below.add(cores[i], b);
            begin_of_below = std::min(begin_of_below, cores[i].y);
        }
    for (const std::size_t i : whole) width_of_whole += cores[i].w;
    if (std::min(bridge.above.width, bridge.below.width) <= more_of_parts * width_of_whole) return {};
    bridge.cut = std::clamp((end_of_above + begin_of_below) / 2, b.y + 1, b.bottom() - 1);
    return bridge;
}

/// A large character beside two lines of small ones looks like a bridge, but only from one side, and is no wider than
/// high.
bool goes_on_at_both_sides(const Bridge& bridge) {
    return bridge.above.left && bridge.above.right && bridge.below.left && bridge.below.right;
}

/// Letters of two lines that touch are cut apart, so that either line keeps its own. What only may be such letters is
/// dropped, as is a slim stroke over several lines, which is what wear left of a rule.
Boxes without_bridges(const Boxes& cores, double body) {
    const RowIndex index(cores, static_cast<int>(body));
    const auto is_sure = [&](const Bridge& bridge, std::size_t i) {
        if (cores[i].h > slim * cores[i].w || cores[i].h > most_lines * body) return false;
        if (std::min(bridge.above.count, bridge.below.count) >= bridge_letters) return true;
        const std::optional<Bridge> wide = bridge_at(cores[i], i, cores, index, body, bridge_reach_wide);
        return wide && (goes_on_at_both_sides(*wide) || cores[i].w > word_wide * cores[i].h);
    };
    Boxes out;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        Box rest = cores[i];
        std::optional<Bridge> bridge = bridge_at(rest, i, cores, index, body, bridge_reach);
        if (bridge && !is_sure(*bridge, i)) continue;
        // From the bottom, where it goes over several lines.
        for (; bridge; bridge = bridge_at(rest, i, cores, index, body, bridge_reach)) {
            out.push_back({rest.x, bridge->cut, rest.w, rest.bottom() - bridge->cut});
            rest.h = bridge->cut - rest.y;
        }
        out.push_back(rest);
    }
    return out;
}

bool beside(const Box& a, const Box& b) {
    const int small = std::min(a.h, b.h), large = std::max(a.h, b.h);
    return overlap_y(a, b) >= row_overlap * small && large <= tall_ratio * small;
}

/// Words of small print beside a masthead, not the dots and hyphens of its letters.
bool is_print_beside(const TextLine& words, const TextLine& masthead, double body) {
    return masthead.size >= masthead_min * body && masthead.size <= masthead_max * body &&
           words.size >= letter_min * body && words.size * print_ratio <= masthead.size &&
           words.box.w >= word_min * words.size;
}

}  // namespace

bool in_one_row(const TextLine& a, const TextLine& b, double body) {
    const TextLine &small = a.size < b.size ? a : b, &large = a.size < b.size ? b : a;
    const int shared = overlap_y(a.box, b.box);
    if (large.size <= size_ratio * small.size) return 2 * shared >= std::min(a.box.h, b.box.h);
    if (is_print_beside(small, large, body)) return false;
    return small.box.w < short_run * large.size && shared >= inside_min * small.box.h;
}

TextLine joined(const std::vector<TextLine>& runs, const std::vector<std::size_t>& group) {
    TextLine line;
    std::vector<std::pair<double, double>> sizes;
    for (const std::size_t i : group) {
        line.box = unite(line.box, runs[i].box);
        sizes.emplace_back(runs[i].size, runs[i].box.w);
    }
    line.size = weighted_quantile(sizes, 0.5);
    return line;
}

bool parted(const Box& a, const Box& b, const RowIndex& index, const Boxes& gutters) {
    const int left = a.right(), right = b.x;
    const int top = std::max(a.y, b.y), bottom = std::min(a.bottom(), b.bottom());
    bool found = false;
    index.touching({left - 1, top, std::max(1, right - left + 2), std::max(1, bottom - top)}, [&](std::size_t i) {
        const Box& g = gutters[i];
        found = found || (center_x(g) >= left - 1 && center_x(g) <= right + 1 &&
                          2 * overlap_y(g, {0, top, 1, bottom - top}) > bottom - top);
    });
    return found;
}

std::vector<TextLine> merged(const std::vector<TextLine>& runs, double body) {
    Boxes boxes;
    for (const TextLine& run : runs) boxes.push_back(run.box);
    const RowIndex index(boxes, static_cast<int>(body));
    DisjointSets sets(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        index.touching(boxes[i], [&](std::size_t k) {
            if (k != i && in_one_row(runs[i], runs[k], body)) sets.join(i, k);
        });
    std::vector<TextLine> out;
    for (const auto& group : sets.groups()) out.push_back(joined(runs, group));
    return out;
}

void add_marks(std::vector<TextLine>& lines, const Boxes& pieces, double body, double reach) {
    Boxes boxes;
    for (const TextLine& line : lines) boxes.push_back(line.box);
    const RowIndex index(boxes, static_cast<int>(body));
    for (const Box& mark : pieces) {
        if (std::max(mark.w, mark.h) < mark_min * body) continue;
        const int around = static_cast<int>(2 * body);
        std::size_t nearest = lines.size();
        double least = 0;
        index.touching(grown(mark, around), [&](std::size_t i) {
            const Box& line = boxes[i];
            const double size = std::max(lines[i].size, 1.0);
            const double beside = std::max(0, -overlap_x(line, mark)) / size;
            const double above = std::max({0, line.y - center_y(mark), center_y(mark) - line.bottom()}) / size;
            if (beside > reach || above > mark_above || mark.h > mark_tall * size) return;
            // Half as far above as beside: rows stand closer than words.
            const double distance = beside + 2 * above;
            if (nearest == lines.size() || distance < least) nearest = i, least = distance;
        });
        if (nearest < lines.size()) lines[nearest].box = unite(lines[nearest].box, mark);
    }
}

std::vector<TextLine> runs_of(const Boxes& pieces, const Boxes& upright_rules, double body) {
    Boxes cores;
    for (const Box& b : pieces)
        if (is_core(b, body)) cores.push_back(b);
    cores = without_bridges(cores, body);
    const RowIndex index(cores, static_cast<int>(body));

    const RowIndex rule_index(upright_rules, static_cast<int>(rule_band * body));
    DisjointSets sets(cores.size());
    for (std::size_t i = 0; i < cores.size(); ++i) {
        const Box& a = cores[i];
        // The gap is measured in the taller neighbour's height, which may be larger than this one's.
        const int reach = static_cast<int>(run_gap * std::max<double>(a.h * tall_ratio, body));
        std::size_t nearest = i;
        int nearest_gap = reach + 1;
        index.touching({a.x, a.y, a.w + reach, a.h}, [&](std::size_t k) {
            const Box& b = cores[k];
            if (k == i || b.x < a.x || !beside(a, b)) return;
            const int gap = b.x - a.right();
            // A part of the same character, such as a radical: its neighbour is yet to be found.
            if (gap <= 0) return sets.join(i, k);
            if (gap < nearest_gap && gap <= run_gap * std::max({a.h, b.h, static_cast<int>(body * core_min)}))
                nearest = k, nearest_gap = gap;
        });
        if (nearest != i && !parted(a, cores[nearest], rule_index, upright_rules)) sets.join(i, nearest);
    }

    std::vector<TextLine> runs;
    for (const auto& group : sets.groups()) {
        TextLine run;
        std::vector<std::pair<double, double>> heights;
        for (const std::size_t i : group) {
            run.box = unite(run.box, cores[i]);
            heights.emplace_back(cores[i].h, cores[i].w);
        }
        run.size = weighted_quantile(heights, size_quantile);
        runs.push_back(run);
    }
    runs = merged(runs, body);
    add_marks(runs, pieces, body, mark_beside);
    return runs;
}

}  // namespace galley::layout_newspaper
