#include "finding/components.hpp"

#include <algorithm>
#include <numeric>

namespace galley::finding {

namespace {

/// Which row belongs with which: union-find over the numbers of rows.
class Sets {
  public:
    explicit Sets(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }
    std::size_t root(std::size_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }
    /// The smaller number becomes the root, so that sets keep the order of their first rows.
    void join(std::size_t a, std::size_t b) {
        a = root(a), b = root(b);
        parents_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::size_t> parents_;
};

}  // namespace

std::vector<Component> components_of(const TextMap& map, const Component& within, std::uint8_t threshold) {
    Component rows;
    for (const PixelRow& row : within)
        for (int x = row.from; x < row.to; ++x) {
            if (map.at(x, row.y) < threshold) continue;
            if (rows.empty() || rows.back().y != row.y || rows.back().to != x) rows.push_back({row.y, x, x});
            rows.back().to = x + 1;
        }
    Sets sets(rows.size());
    for (std::size_t i = 0, above = 0; i < rows.size(); ++i) {
        // Rows of the line above that touch this one, corners included; the last of them may touch the next one too.
        while (above < i &&
               (rows[above].y < rows[i].y - 1 || (rows[above].y == rows[i].y - 1 && rows[above].to < rows[i].from)))
            ++above;
        for (std::size_t k = above; k < i && rows[k].y == rows[i].y - 1 && rows[k].from <= rows[i].to; ++k)
            sets.join(k, i);
    }
    std::vector<Component> out;
    std::vector<std::size_t> place(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t root = sets.root(i);
        if (root == i) {
            place[i] = out.size();
            out.emplace_back();
        }
        out[place[root]].push_back(rows[i]);
    }
    return out;
}

std::vector<Component> components_of(const TextMap& map, std::uint8_t threshold) {
    Component all;
    for (int y = 0; y < map.height; ++y) all.push_back({y, 0, map.width});
    return components_of(map, all, threshold);
}

}  // namespace galley::finding
