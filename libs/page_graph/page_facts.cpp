#include "page_graph/page_facts.hpp"

#include "page_graph/heads.hpp"

namespace galley::page_graph {

PageFacts::PageFacts(const Page& page_of_nodes, const language::Profile& profile)
    : page(page_of_nodes),
      scene(scene_of(page_of_nodes)),
      seen(seen_of(scene)),
      columns(columns_of(scene, seen[static_cast<std::size_t>(Side::below)])),
      heads{governing_heads(scene, near_ratio), governing_heads(scene, far_ratio)},
      words(scene, columns),
      rank(scene.nodes.size(), 0) {
    constexpr std::array opposite{Side::below, Side::above, Side::right, Side::left};  // in the order of Side
    for (std::size_t s = 0; s < side_count; ++s) {
        seers[s].assign(scene.nodes.size(), 0);
        for (const int i : seen[static_cast<std::size_t>(opposite[s])])
            if (i != nothing) ++seers[s][static_cast<std::size_t>(i)];
    }
    arcs = arcs_of(scene, columns, seen, heads);
    for (const Node& n : scene.nodes) {
        texts.push_back(text_facts(n.text, profile));
        if (!n.is_picture()) largest = std::max(largest, n.size);
    }
    for (const Column& column : columns.all)
        for (std::size_t k = 0; k < column.lines.size(); ++k) rank[static_cast<std::size_t>(column.lines[k])] = k;
}

}  // namespace galley::page_graph
