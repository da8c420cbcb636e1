#include "pointwise.hpp"

#include <catch_test.hpp>

#include "layouts.hpp"
#include "numbers.hpp"

using namespace galley::ocr_paddle;

namespace {

Tensor one(const Node& node, const std::vector<Tensor>& operands) {
    static Pool pool;
    const Pointwise work = make_pointwise(node);
    PointwiseStep step{&work, {}, true};
    std::vector<Shape> shapes;
    for (const Tensor& operand : operands) {
        step.operands.push_back({-1, operand});
        shapes.push_back(operand.shape);
    }
    return plain(pointwise({step}, broadcast(shapes), pool).at(0));
}

}  // namespace

TEST_CASE("shapes are joined as ONNX joins them") {
    CHECK(broadcast({{2, 3}, {3}}) == Shape{2, 3});
    CHECK(broadcast({{}, {4, 1, 2}}) == Shape{4, 1, 2});
    CHECK(broadcast({{1, 5, 1}, {1, 5, 7}}) == Shape{1, 5, 7});
}

TEST_CASE("operands of one number, one for each channel, row or column") {
    const Tensor rows = tensor({1, 2, 3}, {1, 2, 3, 4, 5, 6});
    CHECK(*one(node("Mul", {}, ""), {rows, tensor({}, {2})}).numbers == std::vector<float>{2, 4, 6, 8, 10, 12});
    CHECK(*one(node("Add", {}, ""), {rows, tensor({3}, {10, 20, 30})}).numbers ==
          std::vector<float>{11, 22, 33, 14, 25, 36});
    CHECK(*one(node("Sub", {}, ""), {rows, tensor({1, 2, 1}, {1, 4})}).numbers == std::vector<float>{0, 1, 2, 0, 1, 2});
    const Tensor image = tensor({1, 2, 1, 3}, {1, 2, 3, 4, 5, 6});
    CHECK(*one(node("Mul", {}, ""), {image, tensor({1, 2, 1, 1}, {1, 10})}).numbers ==
          std::vector<float>{1, 2, 3, 40, 50, 60});
    CHECK(*one(node("Div", {}, ""), {channels_last(image), image}).numbers == std::vector<float>(6, 1));
}

TEST_CASE("activations") {
    const Tensor x = tensor({4}, {-4, -1, 1, 4});
    CHECK(*one(node("Relu", {}, ""), {x}).numbers == std::vector<float>{0, 0, 1, 4});
    CHECK(*one(node("Clip", {}, "", {{"min", {0}}, {"max", {3}}}), {x}).numbers == std::vector<float>{0, 0, 1, 3});
    CHECK(*one(node("HardSigmoid", {}, "", {{"alpha", {0.25}}, {"beta", {0.5}}}), {x}).numbers ==
          std::vector<float>{0, 0.25, 0.75, 1});
    CHECK((*one(node("Sigmoid", {}, ""), {x}).numbers)[2] == Catch::Approx(0.7310586));
    CHECK(*one(node("Pow", {}, ""), {x, tensor({}, {2})}).numbers == std::vector<float>{16, 1, 1, 16});
}

TEST_CASE("a run keeps what is wanted and gives each step what an earlier one made, also over many stretches") {
    Pool pool;
    const Tensor x = noise({1, 300, 40}, 5);
    const Node add = node("Add", {}, ""), multiply = node("Mul", {}, "");
    const Pointwise adds = make_pointwise(add), multiplies = make_pointwise(multiply);
    const std::vector<PointwiseStep> run{{&adds, {{-1, x}, {-1, tensor({}, {3})}}, false},
                                         {&multiplies, {{0, {}}, {-1, x}}, true}};
    const std::vector<Tensor> kept = pointwise(run, x.shape, pool);
    REQUIRE(kept.size() == 1);
    for (std::size_t i = 0; i < x.numbers->size(); ++i) {
        const float a = (*x.numbers)[i];
        REQUIRE((*kept[0].numbers)[i] == (a + 3) * a);
    }
}

TEST_CASE("shapes that do not go together are an error") {
    CHECK_THROWS_WITH(one(node("Add", {}, ""), {tensor({2, 3}, {1, 2, 3, 4, 5, 6}), tensor({2, 1, 2}, {1, 2, 3, 4})}),
                      Catch::Matchers::ContainsSubstring("do not go together"));
}
