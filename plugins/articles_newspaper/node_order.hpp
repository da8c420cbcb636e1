// In which order the lines of an article are read.
#pragma once

#include "judgement.hpp"

namespace galley::articles_newspaper {

/// The nodes in the order of reading: the likeliest steps from line to line are taken first, each line having one
/// before and one after it; what remains in pieces follows by the likeliest step left, else in layout's order.
std::vector<int> order_of(const std::vector<int>& nodes, const page_graph::Graph& graph, const Judgement& judgement);

/// Lines of a heading: row by row, each from where reading starts.
std::vector<int> row_order(std::vector<int> nodes, const page_graph::Scene& scene);

}  // namespace galley::articles_newspaper
