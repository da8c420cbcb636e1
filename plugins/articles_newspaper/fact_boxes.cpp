#include "fact_boxes.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace galley::articles_newspaper {

namespace {

/// A box holds less than one of so many lines, and so many at least: crossheads stand on bars of their own.
constexpr std::size_t part = 3, fewest = 3;

using Ground = std::pair<int, int>;  ///< frame and region

/// Does all of a box stand above all of the text?
bool stands_above(const Lines& box, const Lines& text, const page_graph::Scene& scene) {
    const auto place = [&](int i) -> const page_graph::Place& {
        return scene.nodes[static_cast<std::size_t>(i)].place;
    };
    double low = place(box.front()).bottom, high = place(text.front()).top;
    for (const int i : box) low = std::max(low, place(i).bottom);
    for (const int i : text) high = std::min(high, place(i).top);
    return low <= high;
}

}  // namespace

std::vector<Lines> text_and_boxes(const Lines& text, const page_graph::Graph& graph, const Judgement& judgement) {
    const auto ground = [&](int i) {
        const page_graph::Node& node = graph.scene.nodes[static_cast<std::size_t>(i)];
        return Ground{node.frame, node.region};
    };
    std::map<Ground, std::size_t> counts;
    for (const int i : text) ++counts[ground(i)];
    for (const int i : text)
        for (std::size_t k = 0; k < page_graph::slots; ++k) {
            const int to = graph.arcs[static_cast<std::size_t>(i)][k].target;
            if (to == page_graph::nothing || ground(to) == ground(i)) continue;
            if (!std::binary_search(text.begin(), text.end(), to)) continue;
            if (judgement.relation(static_cast<std::size_t>(i), k, Relation::paragraph) < one_paragraph) continue;
            counts[ground(i)] = counts[ground(to)] = text.size();  // one text
        }
    Lines rest;
    std::map<Ground, Lines> boxes;
    for (const int i : text) {
        const std::size_t count = counts[ground(i)];
        const bool boxed = count >= fewest && part * count < text.size();
        (boxed ? boxes[ground(i)] : rest).push_back(i);
    }
    if (rest.empty()) return {text};
    std::vector<Lines> out;
    for (const auto& [_, box] : boxes)
        if (stands_above(box, rest, graph.scene)) out.push_back(box);
    out.push_back(rest);
    for (const auto& [_, box] : boxes)
        if (!stands_above(box, rest, graph.scene)) out.push_back(box);
    return out;
}

}  // namespace galley::articles_newspaper
