#include "node_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "best_tour.hpp"
#include "geometry/disjoint_sets.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::nothing;

/// Steps at least so likely make pieces.
constexpr double likely = 0.5;
/// Where no arc tells whether a piece begins the text: the first one of layout's order, and any other.
constexpr double perhaps = 0.05, hardly = 0.01;
/// Where none tells whether one follows another: if it stands right below, in a column to the right, further down, and
/// elsewhere.
constexpr double right_below = 0.4, to_the_right = 0.1, further_down = 0.03, elsewhere = 0.005;
constexpr double near = 4;  // heights of body type

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

    /// Each from its first to its last line, in the order of their first lines.
    [[nodiscard]] std::vector<std::vector<int>> pieces(const std::vector<int>& nodes) const {
        std::vector<std::vector<int>> out;
        for (const int start : nodes) {
            if (previous.contains(start)) continue;
            out.emplace_back(1, start);
            for (auto on = next.find(start); on != next.end(); on = next.find(on->second))
                out.back().push_back(on->second);
        }
        return out;
    }

  private:
    std::map<int, int> next, previous;
    geometry::DisjointSets sets_;
};

/// How likely one line is read after another, by their places alone; without places, by layout's order.
double by_place(int from, int to, const page_graph::Scene& scene) {
    const page_graph::Node &a = scene.nodes[static_cast<std::size_t>(from)],
                           &b = scene.nodes[static_cast<std::size_t>(to)];
    if (!a.placed || !b.placed) return from < to ? perhaps : hardly;
    const page_graph::Place &p = a.place, &q = b.place;
    const double gap = q.top - p.bottom;
    const bool one_column = 2 * page_graph::shared_along(p, q) > std::min(p.width(), q.width());
    if (one_column && gap > -1 && gap < near) return right_below;
    if (gap > -1) return further_down;
    return q.left > p.right - 1 ? to_the_right : elsewhere;
}

/// The pieces in their likeliest order.
std::vector<int> joined(const std::vector<std::vector<int>>& pieces, const std::map<int, double>& begins,
                        const std::map<std::pair<int, int>, double>& left, const page_graph::Scene& scene) {
    const std::size_t count = pieces.size();
    std::vector<double> start(count);
    std::vector<std::vector<double>> step(count, std::vector<double>(count));
    for (std::size_t a = 0; a < count; ++a) {
        const auto known = begins.find(pieces[a].front());
        start[a] = log_odds(known != begins.end() ? known->second : a == 0 ? perhaps : hardly);
        for (std::size_t b = 0; b < count; ++b) {
            const auto told = left.find({pieces[a].back(), pieces[b].front()});
            const double p = told != left.end() && told->second > hardly
                                 ? told->second
                                 : by_place(pieces[a].back(), pieces[b].front(), scene);
            step[a][b] = log_odds(p);
        }
    }
    std::vector<int> out;
    for (const std::size_t piece : best_tour(start, step))
        out.insert(out.end(), pieces[piece].begin(), pieces[piece].end());
    return out;
}

}  // namespace

std::vector<int> order_of(const std::vector<int>& nodes, const std::vector<int>& heads, const page_graph::Graph& graph,
                          const Judgement& judgement) {
    std::vector<Step> steps;
    std::map<int, double> begins;  // by node: how likely a heading leads to it
    const auto each_arc = [&](const std::vector<int>& from_nodes, auto use) {
        for (const int from : from_nodes)
            for (std::size_t k = 0; k < page_graph::slots; ++k) {
                const int to = graph.arcs[static_cast<std::size_t>(from)][k].target;
                if (to != nothing && std::binary_search(nodes.begin(), nodes.end(), to))
                    use(from, to, static_cast<std::size_t>(from), k);
            }
    };
    each_arc(nodes, [&](int from, int to, std::size_t i, std::size_t k) {
        steps.push_back({judgement.relation(i, k, Relation::next), from, to});
    });
    each_arc(heads, [&](int, int to, std::size_t i, std::size_t k) {
        const double p =
            std::max(judgement.relation(i, k, Relation::next), judgement.relation(i, k, Relation::head_of));
        begins[to] = std::max(begins[to], p);
    });
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::tie(b.probability, a.from, a.to) < std::tie(a.probability, b.from, b.to);
    });
    Chains chains(graph.size());
    std::map<std::pair<int, int>, double> left;
    for (const Step& step : steps)
        if (step.probability < likely || !chains.take(step)) left[{step.from, step.to}] = step.probability;
    return joined(chains.pieces(nodes), begins, left, graph.scene);
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
        // Vertical lines on a level page, as of a heading beside its text, follow each other to the left.
        const bool leftwards = !scene.vertical && std::all_of(row, end, [&](int i) {
            return scene.nodes[static_cast<std::size_t>(i)].across;
        });
        std::stable_sort(row, end, [&](int a, int b) {
            return leftwards ? place(a).right > place(b).right : place(a).left < place(b).left;
        });
        row = end;
    }
    return nodes;
}

}  // namespace galley::articles_newspaper
