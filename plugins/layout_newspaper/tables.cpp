#include "tables.hpp"

#include "geometry.hpp"

namespace galley::layout_newspaper {
namespace {

// Rules cross when each goes on so far beyond the other, body heights.
constexpr double beyond = 0.8;
// Rules of either direction that cross two others each: the least that a grid has.
constexpr int rules_min = 2;
// Cells are short: half of them have no more characters. And there are some.
constexpr double cell_length_max = 12;
constexpr std::size_t cells_min = 4;

bool cross(const Box& level, const Box& upright, double reach) {
    const int x = center_x(upright), y = center_y(level);
    return x >= level.x + reach && x <= level.right() - reach && y >= upright.y + reach &&
           y <= upright.bottom() - reach;
}

/// Cells of a row stand beside each other.
void sort_by_rows(Lines& lines) {
    std::sort(lines.begin(), lines.end(),
              [](const TextLine& a, const TextLine& b) { return center_y(a.box) < center_y(b.box); });
    for (auto row = lines.begin(); row != lines.end();) {
        const Box first = row->box;
        const auto end = std::find_if(row, lines.end(), [&](const TextLine& l) {
            return 2 * overlap_y(l.box, first) < std::min(l.box.h, first.h);
        });
        std::sort(row, end, [](const TextLine& a, const TextLine& b) { return a.box.x < b.box.x; });
        row = end;
    }
}

}  // namespace

Boxes grids_of(const Rules& rules, double body) {
    const std::size_t levels = rules.level.size(), all = levels + rules.upright.size();
    DisjointSets sets(all);
    std::vector<int> crossings(all);
    for (std::size_t a = 0; a < levels; ++a)
        for (std::size_t b = levels; b < all; ++b)
            if (cross(rules.level[a], rules.upright[b - levels], beyond * body))
                sets.join(a, b), ++crossings[a], ++crossings[b];
    Boxes grids;
    for (const auto& group : sets.groups()) {
        int level = 0, upright = 0;
        Box box;
        for (const std::size_t i : group) {
            if (crossings[i] >= rules_min) ++(i < levels ? level : upright);
            box = unite(box, i < levels ? rules.level[i] : rules.upright[i - levels]);
        }
        if (level >= rules_min && upright >= rules_min) grids.push_back(box);
    }
    return grids;
}

void gather_tables(Regions& regions, const Boxes& grids) {
    for (const Box& grid : grids) {
        const auto is_cell = [&](const Region& r) {
            return !r.lines.empty() && r.mode == WritingMode::horizontal_ltr && mostly_inside(r.box, grid);
        };
        Region table{BlockKind::table, {}, {}};
        std::vector<double> lengths;
        for (const Region& r : regions) {
            if (!is_cell(r)) continue;
            table.box = unite(table.box, r.box);
            table.lines.insert(table.lines.end(), r.lines.begin(), r.lines.end());
            for (const TextLine& line : r.lines) lengths.push_back(line.length());
        }
        if (lengths.size() < cells_min || quantile(lengths, 0.5) > cell_length_max) continue;
        sort_by_rows(table.lines);
        std::erase_if(regions, is_cell);
        regions.push_back(std::move(table));
    }
}

}  // namespace galley::layout_newspaper
