#include "page_graph/columns.hpp"

#include <cmath>
#include <numeric>

#include "geometry/boxes.hpp"

namespace galley::page_graph {
namespace {

// In heights of body type.
constexpr double same_edge = 3, same_middle = 1.5;
constexpr double near_enough = 3;    // white between two lines of a column where nothing stands between
constexpr double past_a_thing = 45;  // where a picture or a box does
constexpr double same_size = 1.25;
constexpr double shared_part = 0.5;

constexpr double next_door = 8, in_reach = 60;  // from a column's right edge to the left edge of another
constexpr std::size_t most_level = 2, most_under = 2, most_far = 1;

bool is_one_column(const Node& a, const Node& b) {
    const Place &p = a.place, &q = b.place;
    const bool aligned = std::abs(p.left - q.left) < same_edge || std::abs(p.right - q.right) < same_edge ||
                         std::abs(p.middle() - q.middle()) < same_middle;
    const double ratio = a.size / std::max(1e-6, b.size);
    return aligned && shared_along(p, q) > shared_part * std::min(p.width(), q.width()) && ratio < same_size &&
           ratio > 1 / same_size && a.across == b.across;
}

bool rule_between(const Scene& scene, const Place& above, const Place& below) {
    const double middle = (std::max(above.left, below.left) + std::min(above.right, below.right)) / 2;
    const auto start = std::lower_bound(scene.level_rules.begin(), scene.level_rules.end(), above.level(),
                                        [](const Place& rule, double level) { return rule.top < level; });
    for (auto rule = start; rule != scene.level_rules.end() && rule->top < below.level(); ++rule)
        if (rule->left <= middle && middle <= rule->right) return true;
    return false;
}

void measure(const Scene& scene, Column& column) {
    std::vector<double> lefts, rights, steps;
    for (std::size_t k = 0; k < column.lines.size(); ++k) {
        const Place& p = scene.nodes[static_cast<std::size_t>(column.lines[k])].place;
        lefts.push_back(p.left), rights.push_back(p.right);
        if (k > 0) steps.push_back(p.top - scene.nodes[static_cast<std::size_t>(column.lines[k - 1])].place.bottom);
        column.top = k == 0 ? p.top : std::min(column.top, p.top);
        column.bottom = k == 0 ? p.bottom : std::max(column.bottom, p.bottom);
    }
    constexpr double middle = 0.5, full = 0.8;
    column.left = geometry::quantile(lefts, middle);
    column.right = geometry::quantile(rights, full);
    column.step = geometry::quantile(steps, middle);
}

}  // namespace

Columns columns_of(const Scene& scene, const Nearest& seen_below) {
    const auto sees = [](const Node& a, const Node& b) {
        return !a.is_picture() && !b.is_picture() && a.region == b.region;
    };
    Columns out;
    out.below = nearest_on(scene, Side::below, sees);
    out.above = nearest_on(scene, Side::above, sees);
    out.of.assign(scene.nodes.size(), nothing);

    const auto goes_on = [&](std::size_t i) {
        if (out.below[i] == nothing) return false;
        const auto j = static_cast<std::size_t>(out.below[i]);
        const Node &a = scene.nodes[i], &b = scene.nodes[j];
        const double gap = b.place.top - a.place.bottom;
        return out.above[j] == static_cast<int>(i) && is_one_column(a, b) &&
               gap < (seen_below[i] == out.below[i] ? near_enough : past_a_thing) &&
               !rule_between(scene, a.place, b.place);
    };
    std::vector<bool> goes(scene.nodes.size()), follows(scene.nodes.size());
    for (std::size_t i = 0; i < scene.nodes.size(); ++i)
        if ((goes[i] = goes_on(i))) follows[static_cast<std::size_t>(out.below[i])] = true;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        if (!scene.nodes[i].placed || scene.nodes[i].is_picture() || follows[i]) continue;
        Column column;
        for (std::size_t at = i;; at = static_cast<std::size_t>(out.below[at])) {
            if (out.of[at] != nothing) break;
            out.of[at] = static_cast<int>(out.all.size());
            column.lines.push_back(static_cast<int>(at));
            if (!goes[at]) break;
        }
        measure(scene, column);
        out.all.push_back(std::move(column));
    }
    return out;
}

namespace {

/// The first `most` columns by their cost, added to `out`.
void add_cheapest(std::vector<std::pair<double, int>>& found, std::size_t most, std::vector<int>& out) {
    const auto kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::partial_sort(found.begin(), kept, found.end());
    for (auto it = found.begin(); it != kept; ++it)
        if (std::find(out.begin(), out.end(), it->second) == out.end()) out.push_back(it->second);
}

}  // namespace

std::vector<std::vector<int>> columns_to_the_right(const Scene& scene, const Columns& columns, const Nearest& heads) {
    std::vector<std::size_t> order(columns.all.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return columns.all[a].left < columns.all[b].left; });
    std::vector<std::vector<int>> out(columns.all.size());
    for (std::size_t c = 0; c < columns.all.size(); ++c) {
        const Column& mine = columns.all[c];
        const int head = heads[static_cast<std::size_t>(mine.lines.front())];
        const double foot = head == nothing ? 0 : scene.nodes[static_cast<std::size_t>(head)].place.bottom;
        const auto start = std::lower_bound(order.begin(), order.end(), std::max(mine.right - 1, mine.left + 1),
                                            [&](std::size_t o, double left) { return columns.all[o].left < left; });
        std::vector<std::pair<double, int>> level, under, far;
        for (auto it = start; it != order.end() && columns.all[*it].left < mine.right + in_reach; ++it) {
            const Column& other = columns.all[*it];
            if (other.top >= mine.bottom) continue;  // reading does not go on down there
            const int o = static_cast<int>(*it);
            const double aside = std::max(0.0, other.left - mine.right), off = std::abs(other.top - mine.top);
            if (aside >= next_door) {
                far.emplace_back(aside + off, o);
                continue;
            }
            level.emplace_back(off, o);
            if (other.top > foot - 1) under.emplace_back(other.top - foot, o);
        }
        add_cheapest(level, most_level, out[c]);
        add_cheapest(under, most_under, out[c]);
        add_cheapest(far, most_far, out[c]);
    }
    return out;
}

}  // namespace galley::page_graph
