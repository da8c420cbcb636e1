// A page as a graph of lines and pictures, with numbers for a network to judge by.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "language/profile.hpp"

namespace galley::page_graph {

/// Counts up whenever features, arcs or their meaning change: a model works with those that it was trained on.
inline constexpr int feature_version = 1;

struct NodeId {
    std::size_t block = 0;  ///< of the page
    std::int32_t line = 0;  ///< of the block; -1: the block is a picture
};

/// `slots` arcs for each node; where there are fewer, the target is -1 and the features are 0. All features lie between
/// -8 and 8.
struct Graph {
    std::vector<NodeId> ids;
    std::size_t node_features = 0, slots = 0, arc_features = 0;
    std::vector<float> nodes;           ///< nodes x node_features
    std::vector<std::int32_t> targets;  ///< nodes x slots
    std::vector<float> arcs;            ///< nodes x slots x arc_features

    [[nodiscard]] std::size_t size() const { return ids.size(); }
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
