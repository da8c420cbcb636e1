#include "operators.hpp"

#include <catch_test.hpp>

#include "numbers.hpp"

using namespace galley::ocr_paddle;

namespace {

Tensor done(const Node& node, const std::vector<Tensor>& in) {
    static Pool pool;
    const Operator* op = find_operator(node.op);
    REQUIRE(op != nullptr);
    return (*op)(node, in, pool);
}

const Tensor six = tensor({2, 3}, {1, 2, 3, 4, 5, 6});

}  // namespace

TEST_CASE("shapes are told and changed") {
    CHECK(*done(node("Shape", {}, ""), {six}).numbers == std::vector<float>{2, 3});
    CHECK(done(node("Reshape", {}, ""), {six, tensor({3}, {0, -1, 1})}).shape == Shape{2, 3, 1});
    CHECK(done(node("Squeeze", {}, "", {{"axes", {0}}}), {tensor({1, 2}, {1, 2})}).shape == Shape{2});
    CHECK_THROWS_WITH(done(node("Reshape", {}, ""), {six, tensor({1}, {5})}),
                      Catch::Matchers::ContainsSubstring("another size"));
}

TEST_CASE("tensors are turned, cut and joined") {
    CHECK(*done(node("Transpose", {}, "", {{"perm", {1, 0}}}), {six}).numbers == std::vector<float>{1, 4, 2, 5, 3, 6});
    const Tensor cut = done(node("Slice", {}, "", {{"axes", {1}}, {"starts", {1}}, {"ends", {9}}}), {six});
    CHECK(cut.shape == Shape{2, 2});
    CHECK(*cut.numbers == std::vector<float>{2, 3, 5, 6});
    const Tensor joined = done(node("Concat", {}, "", {{"axis", {1}}}), {six, tensor({2, 1}, {7, 8})});
    CHECK(joined.shape == Shape{2, 4});
    CHECK(*joined.numbers == std::vector<float>{1, 2, 3, 7, 4, 5, 6, 8});
}

TEST_CASE("means and shares along the last dimension") {
    CHECK(*done(node("ReduceMean", {}, "", {{"axes", {-1}}}), {six}).numbers == std::vector<float>{2, 5});
    const Tensor shares = done(node("Softmax", {}, "", {{"axis", {1}}}), {tensor({1, 3}, {1000, 1000, -1000})});
    CHECK(*shares.numbers == std::vector<float>{0.5, 0.5, 0});
    CHECK_THROWS_WITH(done(node("ReduceMean", {}, "", {{"axes", {0}}}), {six}),
                      Catch::Matchers::ContainsSubstring("another dimension"));
}

TEST_CASE("matrices are multiplied, one by one or all by the same") {
    const Tensor by = tensor({3, 1}, {1, 0, -1});
    CHECK(*done(node("MatMul", {}, ""), {six, by}).numbers == std::vector<float>{-2, -2});
    const Tensor pairs =
        done(node("MatMul", {}, ""), {tensor({2, 1, 2}, {1, 2, 3, 4}), tensor({2, 2, 1}, {1, 1, 1, -1})});
    CHECK(pairs.shape == Shape{2, 1, 1});
    CHECK(*pairs.numbers == std::vector<float>{3, -1});
    CHECK_THROWS_WITH(done(node("MatMul", {}, ""), {six, six}), Catch::Matchers::ContainsSubstring("do not fit"));
}

TEST_CASE("an unknown operator is null") { CHECK(find_operator("LSTM") == nullptr); }
