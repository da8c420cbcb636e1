// Governing heads: the larger type that a line stands under.
#pragma once

#include "page_graph/neighbours.hpp"

namespace galley::page_graph {

/// By node: the nearest line above that is at least `ratio` times as large as body type and larger than the node's own,
/// and that stands over it: over half of its width, or as far as the two agree.
Nearest governing_heads(const Scene& scene, double ratio);

}  // namespace galley::page_graph
