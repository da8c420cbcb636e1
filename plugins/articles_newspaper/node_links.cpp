#include "node_links.hpp"

#include <algorithm>
#include <tuple>

namespace galley::articles_newspaper {

std::vector<NodeLink> links_of(const page_graph::Graph& graph, const Judgement& judgement, double bias) {
    std::vector<NodeLink> said;
    for (std::size_t i = 0; i < graph.size(); ++i)
        for (std::size_t k = 0; k < page_graph::slots; ++k) {
            const int j = graph.arcs[i][k].target;
            if (j == page_graph::nothing) continue;
            const double p =
                std::max({judgement.relation(i, k, Relation::same), judgement.relation(i, k, Relation::head_of),
                          judgement.relation(i, k, Relation::caption_of)});
            const int from = static_cast<int>(i);
            said.push_back({std::min(from, j), std::max(from, j), log_odds(p) + bias});
        }
    std::sort(said.begin(), said.end(), [](const NodeLink& a, const NodeLink& b) {
        return std::tie(a.one, a.other, a.odds) < std::tie(b.one, b.other, b.odds);
    });
    std::vector<NodeLink> out;
    for (std::size_t first = 0; first < said.size();) {
        std::size_t end = first;
        double sum = 0;
        for (; end < said.size() && said[end].one == said[first].one && said[end].other == said[first].other; ++end)
            sum += said[end].odds;
        out.push_back({said[first].one, said[first].other, sum / static_cast<double>(end - first)});
        first = end;
    }
    return out;
}

}  // namespace galley::articles_newspaper
