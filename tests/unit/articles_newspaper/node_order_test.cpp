#include "node_order.hpp"

#include <catch_test.hpp>

#include "best_tour.hpp"
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

TEST_CASE("likely steps make pieces, unlikely ones and their places join them") {
    const page_graph::Graph graph = columns();
    Judgement judgement = nothing_known(graph);
    CHECK(order_of({0, 1, 2, 3}, {}, graph, judgement) == std::vector<int>{0, 1, 2, 3});
    say(judgement, graph, 2, 0, Relation::next, 0.9F);
    CHECK(order_of({0, 1, 2, 3}, {}, graph, judgement) == std::vector<int>{2, 0, 1, 3});
    CHECK(order_of({}, {}, graph, judgement).empty());
}

TEST_CASE("text begins where its heading leads to") {
    const page_graph::Graph graph = page_graph::graph_of(
        drawn::page({drawn::block("h", BlockKind::heading, {drawn::line("Head", 500, 40, 300, 40)}),
                     drawn::column("a", 100, 100, 2), drawn::column("b", 500, 100, 2)}),
        {});
    Judgement judgement = nothing_known(graph);
    for (const std::size_t i : {1U, 3U}) say(judgement, graph, i, static_cast<int>(i) + 1, Relation::next, 0.9F);
    CHECK(order_of({1, 2, 3, 4}, {0}, graph, judgement) == std::vector<int>{1, 2, 3, 4});
    say(judgement, graph, 0, 3, Relation::head_of, 0.9F);
    CHECK(order_of({1, 2, 3, 4}, {0}, graph, judgement) == std::vector<int>{3, 4, 1, 2});
}

TEST_CASE("steps in a circle are broken at the least likely one") {
    const page_graph::Graph graph = columns();
    Judgement judgement = nothing_known(graph);
    say(judgement, graph, 0, 1, Relation::next, 0.6F);
    say(judgement, graph, 1, 0, Relation::next, 0.9F);
    CHECK(order_of({0, 1}, {}, graph, judgement) == std::vector<int>{1, 0});
}

TEST_CASE("a tour is the best of all, a long one takes the best that is left") {
    CHECK(best_tour({0, 0, 1}, {{0, 5, 0}, {0, 0, 0}, {1, 4, 0}}) == std::vector<std::size_t>{2, 0, 1});
    CHECK(best_tour({}, {}).empty());
    std::vector<std::vector<double>> step(20, std::vector<double>(20, -1));
    for (std::size_t i = 0; i + 1 < 20; ++i) step[i][i + 1] = 1;
    std::vector<double> start(20, 0);
    start[0] = 1;
    const auto tour = best_tour(start, step);
    for (std::size_t i = 0; i < 20; ++i) CHECK(tour[i] == i);
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

TEST_CASE("vertical lines of a heading on a level page follow each other to the left") {
    page_graph::Scene scene;
    for (const double left : {10.0, 14.0, 18.0}) {
        page_graph::Node node;
        node.placed = node.across = true;
        node.place = {left, left + 3, 5, 25};
        scene.nodes.push_back(node);
    }
    CHECK(row_order({0, 1, 2}, scene) == std::vector<int>{2, 1, 0});
    scene.vertical = true;  // the page was turned: these are level lines, the upper one to the left
    CHECK(row_order({0, 1, 2}, scene) == std::vector<int>{0, 1, 2});
}
