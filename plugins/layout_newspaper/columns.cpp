#include "columns.hpp"

#include <cmath>

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// White between two lines of a stretch, in heights of the larger one.
constexpr double step_max = 1.2;
constexpr double row_slack = 0.5;  // how much lower a line of the same row may begin, in its height
// Lines of one stretch share this part of the narrower one's width. A line that only touches, by this many body
// heights, is a neighbour too, and so ends a stretch.
constexpr double share_min = 0.3, touch_min = 0.4;
// Sizes of lines in one stretch differ at most so: small type measures worse than large, and a line of few characters
// hardly at all.
constexpr double size_ratio_large = 1.12, size_ratio_small = 1.25, size_ratio_short = 1.6;
constexpr double large = 1.25;  // body heights
// Small lines that begin and end together, within this many body heights, are one text even where worn print has
// swollen one of them.
constexpr double flush_max = 1, size_ratio_flush = 1.5;
constexpr double short_line = 4;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);
constexpr std::size_t several = static_cast<std::size_t>(-2);

bool flush(const TextLine& a, const TextLine& b, double body) {
    return std::abs(a.box.x - b.box.x) <= flush_max * body &&
           std::abs(a.box.right() - b.box.right()) <= flush_max * body;
}

double ratio(double a, double b) { return std::max(a, b) / std::max(1.0, std::min(a, b)); }

bool same_style(const TextLine& a, const TextLine& b, double body) {
    // Where worn print has swollen, letters measure too large, but not the line.
    const double differ = std::min(ratio(a.size, b.size), ratio(a.box.h, b.box.h));
    const bool large_type = std::min(a.size, b.size) >= large * body;
    if (std::min(a.length(), b.length()) < short_line)
        return differ <= (large_type ? size_ratio_small : size_ratio_short);
    if (large_type) return differ <= size_ratio_large;
    return differ <= (flush(a, b, body) ? size_ratio_flush : size_ratio_small);
}

bool rule_between(const Box& above, const Box& below, const Boxes& rules, const RowIndex& index) {
    const int left = std::max(above.x, below.x), right = std::min(above.right(), below.right());
    const int top = center_y(above), bottom = center_y(below);
    bool found = false;
    index.touching({left, top, std::max(1, right - left), std::max(1, bottom - top)}, [&](std::size_t i) {
        found = found || 2 * overlap_x(rules[i], {left, 0, right - left, 1}) > right - left;
    });
    return found;
}

/// Index of the one line that follows each line, or nobody, or several.
std::vector<std::size_t> followers(const Lines& lines, const Boxes& rules, double body,
                                   std::vector<std::size_t>& leader) {
    Boxes boxes;
    for (const TextLine& line : lines) boxes.push_back(line.box);
    const RowIndex index(boxes, static_cast<int>(2 * body)), rule_index(rules, static_cast<int>(4 * body));
    std::vector<std::size_t> next(lines.size(), nobody);
    leader.assign(lines.size(), nobody);
    std::vector<bool> seen(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box& a = boxes[i];
        std::vector<std::size_t> below, lower;
        const int reach = static_cast<int>((step_max + row_slack) * std::max(lines[i].size * size_ratio_short, body));
        index.touching({a.x, center_y(a), a.w, a.bottom() - center_y(a) + reach}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || seen[k] || center_y(b) <= a.bottom() || overlap_x(a, b) < touch_min * body) return;
            const double type = std::max({lines[i].size, lines[k].size, body}), step = b.y - a.bottom();
            if (step > (step_max + row_slack) * type) return;
            seen[k] = true;
            (step <= step_max * type ? below : lower).push_back(k);
        });
        for (const std::size_t k : below) seen[k] = false;
        for (const std::size_t k : lower) seen[k] = false;
        // What stands in one row with the next line is next too, though its letters begin a little lower.
        for (const std::size_t k : lower)
            if (std::any_of(below.begin(), below.end(),
                            [&](std::size_t m) { return overlap_y(boxes[m], boxes[k]) > boxes[k].h / 2; }))
                below.push_back(k);
        // A line seen past another one does not follow this one.
        std::erase_if(below, [&](std::size_t k) {
            return std::any_of(below.begin(), below.end(), [&](std::size_t m) {
                return m != k && boxes[m].bottom() <= center_y(boxes[k]) && overlap_x(boxes[m], boxes[k]) > 0;
            });
        });
        std::erase_if(below, [&](std::size_t k) { return rule_between(a, boxes[k], rules, rule_index); });
        if (below.empty()) continue;
        const auto shares = [&](std::size_t k) {
            return overlap_x(a, boxes[k]) >= share_min * std::min(a.w, boxes[k].w);
        };
        next[i] = below.size() == 1 && shares(below.front()) ? below.front() : several;
        for (const std::size_t k : below) leader[k] = leader[k] == nobody ? i : several;
    }
    return next;
}

}  // namespace

Box box_of(const Lines& lines) {
    Box box;
    for (const TextLine& line : lines) box = unite(box, line.box);
    return box;
}

BodyStyle body_style(const Lines& lines) {
    std::vector<std::pair<double, double>> sizes, heights, weights;
    for (const TextLine& line : lines) {
        sizes.emplace_back(line.size, line.box.w);
        heights.emplace_back(line.box.h, line.box.w);
        weights.emplace_back(line.weight, line.box.w);
    }
    return {weighted_quantile(sizes, 0.5), weighted_quantile(heights, 0.5), weighted_quantile(weights, 0.5)};
}

std::vector<Lines> stretches_of(Lines lines, const Boxes& level_rules, double body) {
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
        return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x;
    });
    std::vector<std::size_t> leader;
    const std::vector<std::size_t> next = followers(lines, level_rules, body, leader);
    const auto follows = [&](std::size_t i, std::size_t k) {
        return k < lines.size() && leader[k] == i && same_style(lines[i], lines[k], body);
    };
    std::vector<Lines> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (leader[i] < lines.size() && follows(leader[i], i) && next[leader[i]] == i) continue;
        Lines stretch{lines[i]};
        for (std::size_t k = i; next[k] < lines.size() && follows(k, next[k]); k = next[k])
            stretch.push_back(lines[next[k]]);
        out.push_back(std::move(stretch));
    }
    return out;
}

std::vector<Paragraphs> split_by_style(const Lines& stretch, const BodyStyle& body, double apart) {
    // In heights of body text.
    constexpr double indent_min = 0.9;             // both sides of a centered line
    constexpr double off_center_max = 0.8;         // difference of the two indents, or a tenth of the column
    constexpr double larger = 1.07, bolder = 1.2;  // against body text, with white above or below
    constexpr double plainly_larger = 1.15, plainly_bolder = 1.4;

    if (stretch.size() < 2) return {{stretch, false}};
    const Box column = box_of(stretch);
    std::vector<int> steps;
    for (std::size_t i = 1; i < stretch.size(); ++i)
        steps.push_back(center_y(stretch[i].box) - center_y(stretch[i - 1].box));
    std::vector<int> sorted = steps;
    const double usual = quantile(sorted, 0.5);
    const auto wide = [&](std::size_t i) { return steps[i] > usual + apart * body.size; };

    const auto heads = [&](std::size_t i) {
        const TextLine& line = stretch[i];
        const double left = line.box.x - column.x, right = column.right() - line.box.right();
        const bool centered = std::min(left, right) >= indent_min * body.size &&
                              std::abs(left - right) <= std::max(off_center_max * body.size, 0.1 * column.w);
        if (line.size >= large * body.size && line.box.h >= large * body.height) return true;
        if (!centered) return false;
        if (line.size >= plainly_larger * body.size || line.weight >= plainly_bolder * body.weight) return true;
        // The first line of a paragraph that ends in a hanging mark stands in the middle too, and may look a little
        // dark.
        const bool strong = line.size >= larger * body.size || line.weight >= bolder * body.weight;
        const bool set_apart = (i > 0 && wide(i - 1)) || (i < steps.size() && wide(i));
        return strong && set_apart;
    };
    std::vector<Paragraphs> out{{{stretch.front()}, heads(0)}};
    for (std::size_t i = 1; i < stretch.size(); ++i) {
        if (heads(i) != heads(i - 1) || wide(i - 1)) out.push_back({{}, heads(i)});
        out.back().lines.push_back(stretch[i]);
    }
    return out;
}

}  // namespace galley::layout_newspaper
