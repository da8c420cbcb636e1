#include "page_graph/heads.hpp"

namespace galley::page_graph {
namespace {

constexpr double shared_part = 0.5;
constexpr double larger = 1.1;  // type of one size measures less different than this

}  // namespace

Nearest governing_heads(const Scene& scene, double ratio) {
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i)
        if (const Node& n = scene.nodes[i]; n.placed && !n.is_picture() && n.size >= ratio) heads.push_back(i);
    std::stable_sort(heads.begin(), heads.end(),
                     [&](auto a, auto b) { return scene.nodes[a].place.level() < scene.nodes[b].place.level(); });
    Nearest out(scene.nodes.size(), nothing);
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const Node& mine = scene.nodes[i];
        if (!mine.placed) continue;
        const double least = mine.is_picture() ? 0 : larger * mine.size;
        auto it = std::lower_bound(heads.begin(), heads.end(), mine.place.top,
                                   [&](std::size_t h, double top) { return scene.nodes[h].place.level() < top; });
        while (it != heads.begin()) {
            const Node& head = scene.nodes[*--it];
            if (head.size < least) continue;
            if (shared_along(head.place, mine.place) < shared_part * std::min(mine.place.width(), head.place.width()))
                continue;
            out[i] = static_cast<int>(*it);
            break;
        }
    }
    return out;
}

}  // namespace galley::page_graph
