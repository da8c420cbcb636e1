#include "node_order.hpp"

#include <catch_test.hpp>

#include "guises.hpp"
#include "unit/page_graph/drawn_page.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

/// Two columns of two lines each: nodes 0, 1 and 2, 3.
page_graph::Graph columns() {
    return page_graph::graph_of(drawn::page({drawn::column("a", 100, 100, 2), drawn::column("b", 500, 100, 2)}), {});
}

/// Nothing is likely; every node is body text.
Judgement nothing_known(const page_graph::Graph& graph) {
    Judgement out;
    Guises body{};
    body.fill(0.01F);
    body[0] = 0.83F;
    out.guises.assign(graph.size(), body);
    out.relations.resize(graph.size());
    return out;
}

void say(Judgement& judgement, const page_graph::Graph& graph, std::size_t from, int to, Relation relation, float p) {
    for (std::size_t k = 0; k < page_graph::slots; ++k)
        if (graph.arcs[from][k].target == to) judgement.relations[from][k][static_cast<std::size_t>(relation)] = p;
}

}  // namespace

TEST_CASE("the likeliest steps make the order; what is left stands as layout has it") {
    const page_graph::Graph graph = columns();
    Judgement judgement = nothing_known(graph);
    CHECK(order_of({0, 1, 2, 3}, graph, judgement) == std::vector<int>{0, 1, 2, 3});
    say(judgement, graph, 2, 3, Relation::next, 0.9F);
    say(judgement, graph, 0, 2, Relation::next, 0.6F);
    CHECK(order_of({0, 1, 2, 3}, graph, judgement) == std::vector<int>{0, 2, 3, 1});
    CHECK(order_of({}, graph, judgement).empty());
}

TEST_CASE("steps in a circle are broken at the least likely one") {
    const page_graph::Graph graph = columns();
    Judgement judgement = nothing_known(graph);
    say(judgement, graph, 0, 1, Relation::next, 0.6F);
    say(judgement, graph, 1, 0, Relation::next, 0.9F);
    CHECK(order_of({0, 1}, graph, judgement) == std::vector<int>{1, 0});
}

TEST_CASE("lines of a paragraph are one thing, and a heading in one type is one") {
    const page_graph::Graph graph = columns();
    Judgement judgement = nothing_known(graph);
    const auto set = [&](std::size_t node, Guise guise, float p) {
        judgement.guises[node].fill(0.001F);
        judgement.guises[node][static_cast<std::size_t>(guise)] = p;
        judgement.guises[node][0] = 1 - p;
    };
    set(0, Guise::caption, 0.9F);
    set(1, Guise::caption, 0.4F);
    CHECK(settle_guises(graph, judgement).guises[1] == Guise::body);
    say(judgement, graph, 0, 1, Relation::paragraph, 0.95F);
    CHECK(settle_guises(graph, judgement).guises[1] == Guise::caption);
    set(2, Guise::headline, 0.9F);
    set(3, Guise::subtitle, 0.52F);
    CHECK(settle_guises(graph, judgement).guises[3] == Guise::headline);
}

TEST_CASE("heads are read row by row") {
    const page_graph::Graph graph = page_graph::graph_of(
        drawn::page({drawn::block("h", BlockKind::heading,
                                  {drawn::line("right", 500, 102, 300, 40), drawn::line("below", 100, 160, 300, 40),
                                   drawn::line("left", 100, 100, 300, 40)})}),
        {});
    CHECK(row_order({0, 1, 2}, graph.scene) == std::vector<int>{2, 0, 1});
}
