#include "node_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "geometry/disjoint_sets.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::nothing;

/// A step less likely than this is no better than layout's order.
constexpr double least = 0.2;

struct Step {
    double probability = 0;
    int from = 0, to = 0;
};

/// Pieces of the order, each with a first and a last line.
class Chains {
  public:
    explicit Chains(std::size_t count) : sets_(count) {}

    /// Takes a step where neither end is taken and it does not lead back to the start of its own piece.
    bool take(const Step& step) {
        const auto from = static_cast<std::size_t>(step.from), to = static_cast<std::size_t>(step.to);
        if (next.contains(step.from) || previous.contains(step.to) || sets_.find(from) == sets_.find(to)) return false;
        next[step.from] = step.to, previous[step.to] = step.from;
        sets_.join(from, to);
        return true;
    }

    std::map<int, int> next, previous;

  private:
    geometry::DisjointSets sets_;
};

}  // namespace

std::vector<int> order_of(const std::vector<int>& nodes, const page_graph::Graph& graph, const Judgement& judgement) {
    std::vector<Step> steps;
    for (const int from : nodes)
        for (std::size_t k = 0; k < page_graph::slots; ++k) {
            const int to = graph.arcs[static_cast<std::size_t>(from)][k].target;
            if (to == nothing || !std::binary_search(nodes.begin(), nodes.end(), to)) continue;
            const double p = judgement.relation(static_cast<std::size_t>(from), k, Relation::next);
            steps.push_back({p, from, to});
        }
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::tie(b.probability, a.from, a.to) < std::tie(a.probability, b.from, b.to);
    });
    Chains chains(graph.size());
    std::map<int, std::vector<Step>> ways;  // what is left, by where it starts; the likeliest first
    for (const Step& step : steps)
        if (step.probability < least || !chains.take(step)) ways[step.from].push_back(step);
    std::vector<int> starts, out;  // starts are ascending: layout's order
    for (const int node : nodes)
        if (!chains.previous.contains(node)) starts.push_back(node);
    while (!starts.empty()) {
        auto at = starts.begin();
        if (!out.empty())
            for (const Step& step : ways[out.back()])
                if (const auto found = std::find(starts.begin(), starts.end(), step.to); found != starts.end()) {
                    at = found;
                    break;
                }
        int node = *at;
        starts.erase(at);
        for (;;) {
            out.push_back(node);
            const auto on = chains.next.find(node);
            if (on == chains.next.end()) break;
            node = on->second;
        }
    }
    return out;
}

std::vector<int> row_order(std::vector<int> nodes, const page_graph::Scene& scene) {
    const auto place = [&](int i) -> const page_graph::Place& {
        return scene.nodes[static_cast<std::size_t>(i)].place;
    };
    std::stable_sort(nodes.begin(), nodes.end(), [&](int a, int b) { return place(a).level() < place(b).level(); });
    for (auto row = nodes.begin(); row != nodes.end();) {
        auto end = row + 1;
        const auto in_row = [&](int i) {
            return 2 * page_graph::shared_down(place(*row), place(i)) >
                   std::min(place(*row).height(), place(i).height());
        };
        while (end != nodes.end() && in_row(*end)) ++end;
        std::stable_sort(row, end, [&](int a, int b) { return place(a).left < place(b).left; });
        row = end;
    }
    return nodes;
}

}  // namespace galley::articles_newspaper
