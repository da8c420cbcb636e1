#include "headline_group.hpp"

#include "geometry/disjoint_sets.hpp"

namespace galley::articles_newspaper {

namespace {

constexpr double together = 1.2;   // of the smaller type's height, between two lines of one heading
constexpr double same_size = 1.1;  // type of one size measures less different than this

}  // namespace

std::vector<int> headline_group(const std::vector<int>& nodes, const page_graph::Scene& scene) {
    const auto node = [&](std::size_t k) -> const page_graph::Node& {
        return scene.nodes[static_cast<std::size_t>(nodes[k])];
    };
    geometry::DisjointSets sets(nodes.size());
    for (std::size_t a = 0; a < nodes.size(); ++a)
        for (std::size_t b = a + 1; b < nodes.size(); ++b) {
            const page_graph::Node &p = node(a), &q = node(b);
            if (!p.placed || !q.placed || page_graph::distance(p.place, q.place) < together * std::min(p.size, q.size))
                sets.join(a, b);
        }
    std::vector<int> best;
    double largest = 0;
    for (const std::vector<std::size_t>& group : sets.groups()) {
        double size = 0;
        for (const std::size_t k : group) size = std::max(size, node(k).size);
        if (size <= same_size * largest) continue;
        largest = size;
        best.clear();
        for (const std::size_t k : group) best.push_back(nodes[k]);
    }
    return best;
}

}  // namespace galley::articles_newspaper
