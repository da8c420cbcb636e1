#include "page_graph/neighbours.hpp"

#include <numeric>

namespace galley::page_graph {
namespace {

/// What two must share to see each other: this part of the smaller one's extent, and at most so much.
constexpr double shared_part = 0.3, shared_most = 0.5;
/// Boxes of neighbours may overlap by this part of the smaller one.
constexpr double may_overlap = 0.5;
/// Neighbours whose distances differ by less are as near as each other.
constexpr double as_near = 0.3;

/// Turns the page so that the side that is asked for lies below.
Place turned(const Place& p, Side side) {
    switch (side) {
        case Side::below:
            return p;
        case Side::above:
            return {p.left, p.right, -p.bottom, -p.top};
        case Side::right:
            return {p.top, p.bottom, p.left, p.right};
        case Side::left:
            return {p.top, p.bottom, -p.right, -p.left};
    }
    return p;
}

}  // namespace

Nearest nearest_on(const Scene& scene, Side side, const std::function<bool(const Node&, const Node&)>& sees) {
    const std::size_t count = scene.nodes.size();
    std::vector<Place> places(count);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < count; ++i) {
        places[i] = turned(scene.nodes[i].place, side);
        if (scene.nodes[i].placed) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return places[a].top < places[b].top; });
    Nearest out(count, nothing);
    for (const std::size_t i : order) {
        const Place& mine = places[i];
        const auto start = std::lower_bound(order.begin(), order.end(), mine.bottom - may_overlap * mine.height(),
                                            [&](std::size_t j, double top) { return places[j].top < top; });
        double until = 1e18, most = 0;
        for (auto it = start; it != order.end() && places[*it].top <= until; ++it) {
            const Place& other = places[*it];
            if (*it == i || other.top < mine.bottom - may_overlap * std::min(mine.height(), other.height())) continue;
            const double shared = shared_along(mine, other);
            if (shared < std::min(shared_most, shared_part * std::min(mine.width(), other.width())) || shared <= most)
                continue;
            if (!sees(scene.nodes[i], scene.nodes[*it])) continue;
            if (out[i] == nothing) until = other.top + as_near;
            out[i] = static_cast<int>(*it), most = shared;
        }
    }
    return out;
}

Seen seen_of(const Scene& scene) {
    Seen out;
    for (std::size_t s = 0; s < side_count; ++s)
        out[s] = nearest_on(scene, static_cast<Side>(s), [](const Node&, const Node&) { return true; });
    return out;
}

}  // namespace galley::page_graph
