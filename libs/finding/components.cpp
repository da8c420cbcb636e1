#include "finding/components.hpp"

#include "geometry/disjoint_sets.hpp"

namespace galley::finding {

std::vector<Component> components_of(const TextMap& map, const Component& within, std::uint8_t threshold) {
    Component rows;
    for (const PixelRow& row : within)
        for (int x = row.from; x < row.to; ++x) {
            if (map.at(x, row.y) < threshold) continue;
            if (rows.empty() || rows.back().y != row.y || rows.back().to != x) rows.push_back({row.y, x, x});
            rows.back().to = x + 1;
        }
    geometry::DisjointSets sets(rows.size());
    for (std::size_t i = 0, above = 0; i < rows.size(); ++i) {
        // Rows of the line above that touch this one, corners included; the last of them may touch the next one too.
        while (above < i &&
               (rows[above].y < rows[i].y - 1 || (rows[above].y == rows[i].y - 1 && rows[above].to < rows[i].from)))
            ++above;
        for (std::size_t k = above; k < i && rows[k].y == rows[i].y - 1 && rows[k].from <= rows[i].to; ++k)
            sets.join(k, i);
    }
    std::vector<Component> out;
    for (const std::vector<std::size_t>& group : sets.groups()) {
        Component& component = out.emplace_back();
        for (const std::size_t i : group) component.push_back(rows[i]);
    }
    return out;
}

std::vector<Component> components_of(const TextMap& map, std::uint8_t threshold) {
    Component all;
    for (int y = 0; y < map.height; ++y) all.push_back({y, 0, map.width});
    return components_of(map, all, threshold);
}

}  // namespace galley::finding
