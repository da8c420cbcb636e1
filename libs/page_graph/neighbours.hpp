// What a line sees above, below and beside it.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "page_graph/scene.hpp"

namespace galley::page_graph {

enum class Side { above, below, left, right };
inline constexpr std::size_t side_count = 4;

/// By node: the nearest node of that side, `nothing` where there is none.
using Nearest = std::vector<int>;
using Seen = std::array<Nearest, side_count>;  ///< by side

/// The nearest on one side that shares a part of its extent with the node; of several as near, the one that shares
/// most. Only nodes with a place that `sees(node, other)` accepts. Nodes are looked at in order of their distance, so
/// that the cost of each is what stands as near.
Nearest nearest_on(const Scene& scene, Side side, const std::function<bool(const Node&, const Node&)>& sees);

/// The nearest of whatever kind on all sides.
Seen seen_of(const Scene& scene);

}  // namespace galley::page_graph
