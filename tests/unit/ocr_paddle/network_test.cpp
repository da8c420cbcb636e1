#include "network.hpp"

#include <catch_test.hpp>
#include <cmath>

#include "numbers.hpp"
#include "simplify.hpp"

using namespace galley::ocr_paddle;

namespace {

/// A convolution of single pixels, a normalisation, and an activation that uses what it was given twice; then a
/// Softmax.
Graph small_graph() {
    Graph graph;
    graph.input = "x";
    graph.output = "shares";
    graph.constants = {{"w", tensor({2, 1, 1, 1}, {2, -1})},
                       {"scale", tensor({2}, {1, 3})},
                       {"shift", tensor({2}, {0.5, 0})},
                       {"mean", tensor({2}, {1, 0})},
                       {"spread", tensor({2}, {4, 1})},
                       {"three", tensor({}, {3})},
                       {"six", tensor({1}, {6})}};
    graph.nodes = {node("Conv", {"x", "w"}, "c"),
                   node("BatchNormalization", {"c", "scale", "shift", "mean", "spread"}, "n", {{"epsilon", {0}}}),
                   node("Add", {"n", "three"}, "p"),
                   node("Clip", {"p"}, "q", {{"min", {0}}, {"max", {6}}}),
                   node("Mul", {"n", "q"}, "m"),
                   node("Div", {"m", "six"}, "d"),
                   node("Softmax", {"d"}, "shares", {{"axis", {3}}})};
    return graph;
}

float hard_swish(float x) { return x * std::clamp(x + 3, 0.0F, 6.0F) / 6; }

}  // namespace

TEST_CASE("a network gives what its steps say, before the last Softmax, and the same every time") {
    Network network(small_graph());
    const Tensor x = tensor({1, 1, 1, 3}, {-1, 0, 2});
    for (int time = 0; time < 3; ++time) {
        const Tensor out = network.run(x);
        REQUIRE(out.shape == Shape{1, 2, 1, 3});
        REQUIRE(out.channels_last);
        for (std::size_t i = 0; i < 3; ++i) {
            const float value = (*x.numbers)[i];
            CHECK((*out.numbers)[2 * i] == Catch::Approx(hard_swish((2 * value - 1) / 2 + 0.5F)).margin(1e-6));
            CHECK((*out.numbers)[2 * i + 1] == Catch::Approx(hard_swish(-value * 3)).margin(1e-6));
        }
    }
}

TEST_CASE("images may have any width") {
    Network network(small_graph());
    for (const std::int64_t width : {1, 700, 3, 2000})
        CHECK(network.run(noise({1, 1, 2, width}, 1)).shape == Shape{1, 2, 2, width});
}

TEST_CASE("sums and products with one number become one step") {
    Graph graph;
    graph.input = "x";
    graph.output = "y";
    graph.constants = {{"two", tensor({}, {2})}, {"one", tensor({1}, {1})}};
    graph.nodes = {node("Mul", {"two", "x"}, "a"), node("Add", {"a", "one"}, "b"), node("Sub", {"b", "two"}, "c"),
                   node("Div", {"c", "two"}, "y")};
    const Graph simple = simplified(graph);
    REQUIRE(simple.nodes.size() == 1);
    CHECK(simple.nodes[0].op == affine_op);
    CHECK(simple.nodes[0].number("slope", 0) == 1);
    CHECK(simple.nodes[0].number("shift", 0) == -0.5);
}

TEST_CASE("what is used twice stays a step of its own") {
    const Graph simple = simplified(small_graph());
    int adds = 0;
    for (const Node& each : simple.nodes) adds += each.op == affine_op && each.output == "p";
    CHECK(adds == 1);
}

TEST_CASE("a step that is not known is an error with its name") {
    Graph graph = small_graph();
    graph.nodes.push_back(node("LSTM", {"shares"}, "y"));
    CHECK_THROWS_WITH(Network(graph), Catch::Matchers::ContainsSubstring("\"LSTM\""));
}
