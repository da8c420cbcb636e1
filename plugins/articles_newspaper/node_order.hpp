// In which order the lines of an article are read.
#pragma once

#include "judgement.hpp"

namespace galley::articles_newspaper {

/// The nodes of an article's text, ascending, in the order of reading. Likely steps from line to line make pieces; the
/// pieces are put in the order whose steps are the likeliest together, beginning where the heading's lines (`heads`)
/// lead to. Where no arc tells, layout's order counts a little.
std::vector<int> order_of(const std::vector<int>& nodes, const std::vector<int>& heads, const page_graph::Graph& graph,
                          const Judgement& judgement);

/// Lines of a heading: row by row, each from where reading starts.
std::vector<int> row_order(std::vector<int> nodes, const page_graph::Scene& scene);

}  // namespace galley::articles_newspaper
