// A page as a graph of lines and pictures, with numbers for a network to judge by.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"
#include "language/profile.hpp"
#include "page_graph/arcs.hpp"

namespace galley::page_graph {

/// Counts up whenever features, arcs or their meaning change: a model works with those that it was trained on.
inline constexpr int feature_version = 2;

/// All features lie between -8 and 8; those of an empty slot are 0.
struct Graph {
    Scene scene;  ///< its nodes are the nodes of the graph
    Arcs arcs;    ///< by node, `slots` each
    std::size_t node_features = 0, arc_features = 0;
    std::vector<float> node_values;  ///< nodes x node_features
    std::vector<float> arc_values;   ///< nodes x slots x arc_features

    [[nodiscard]] std::size_t size() const { return scene.nodes.size(); }
};

/// The graph of a page that was laid out. Lengths are in heights of the page's body type, on a level sheet; a page of
/// vertical text is turned. Time and memory grow with the number of lines and hardly faster.
Graph graph_of(const Page& page, const language::Profile& profile);

/// The names of the features, in their order.
struct FeatureNames {
    std::vector<std::string> nodes, arcs;
};
FeatureNames feature_names();

}  // namespace galley::page_graph
