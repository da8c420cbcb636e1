#include "page_graph/page_graph.hpp"

#include "page_graph/arc_features.hpp"
#include "page_graph/node_features.hpp"

namespace galley::page_graph {

Graph graph_of(const Page& page, const language::Profile& profile) {
    static const FeatureNames names = feature_names();
    PageFacts facts(page, profile);
    Graph out;
    out.node_features = names.nodes.size(), out.arc_features = names.arcs.size();
    const std::size_t count = facts.scene.nodes.size();
    out.node_values.reserve(count * out.node_features);
    out.arc_values.reserve(count * slots * out.arc_features);
    Row node_row(out.node_values, nullptr), arc_row(out.arc_values, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
        write_node(facts, i, node_row);
        for (const Arc& arc : facts.arcs[i]) {
            if (arc.target == nothing)
                out.arc_values.resize(out.arc_values.size() + out.arc_features, 0.0F);
            else
                write_arc(facts, i, arc, arc_row);
        }
    }
    out.scene = std::move(facts.scene), out.arcs = std::move(facts.arcs);
    return out;
}

FeatureNames feature_names() {
    Page page;
    page.blocks.resize(1);
    page.blocks.front().lines.resize(1);
    page.blocks.front().lines.front().words.push_back({"x", {}, 1.0, {}});
    PageFacts facts(page, {});
    FeatureNames out;
    std::vector<float> values;
    Row node_row(values, &out.nodes), arc_row(values, &out.arcs);
    write_node(facts, 0, node_row);
    write_arc(facts, 0, {0, 0, 0}, arc_row);
    return out;
}

}  // namespace galley::page_graph
