#include "convolution.hpp"

#include <catch_test.hpp>

#include "layouts.hpp"
#include "numbers.hpp"

using namespace galley::ocr_paddle;

namespace {

struct Layer {
    std::int64_t in, out, groups, rows, columns, step_y, step_x, pad_y, pad_x;
};

/// By the definition of ONNX, a number at a time.
float slowly(const Layer& l, const Tensor& image, const Tensor& weights, const Tensor& bias, std::int64_t o,
             std::int64_t oy, std::int64_t ox) {
    float sum = bias.data()[o];
    const std::int64_t of_group = l.in / l.groups, first = o / (l.out / l.groups) * of_group;
    for (std::int64_t i = 0; i < of_group; ++i)
        for (std::int64_t ky = 0; ky < l.rows; ++ky)
            for (std::int64_t kx = 0; kx < l.columns; ++kx) {
                const std::int64_t y = oy * l.step_y + ky - l.pad_y, x = ox * l.step_x + kx - l.pad_x;
                if (y < 0 || x < 0 || y >= image.shape[2] || x >= image.shape[3]) continue;
                sum += image.data()[((first + i) * image.shape[2] + y) * image.shape[3] + x] *
                       weights.data()[((o * of_group + i) * l.rows + ky) * l.columns + kx];
            }
    return sum;
}

void check(const Layer& l) {
    const auto d = [](std::int64_t n) { return static_cast<double>(n); };
    const Node conv = node("Conv", {}, "y",
                           {{"group", {d(l.groups)}},
                            {"strides", {d(l.step_y), d(l.step_x)}},
                            {"pads", {d(l.pad_y), d(l.pad_x), d(l.pad_y), d(l.pad_x)}}});
    const Tensor image = noise({1, l.in, 7, 9}, 1), weights = noise({l.out, l.in / l.groups, l.rows, l.columns}, 2),
                 bias = noise({l.out}, 3);
    Pool pool;
    const Tensor out = plain(Convolution(conv, weights, &bias)(image, pool));
    REQUIRE(out.shape ==
            Shape{1, l.out, (7 + 2 * l.pad_y - l.rows) / l.step_y + 1, (9 + 2 * l.pad_x - l.columns) / l.step_x + 1});
    std::size_t at = 0;
    for (std::int64_t o = 0; o < l.out; ++o)
        for (std::int64_t y = 0; y < out.shape[2]; ++y)
            for (std::int64_t x = 0; x < out.shape[3]; ++x)
                REQUIRE((*out.numbers)[at++] == Catch::Approx(slowly(l, image, weights, bias, o, y, x)).margin(1e-4));
}

}  // namespace

TEST_CASE("a convolution is that of the definition") {
    SECTION("of single pixels") { check({5, 8, 1, 1, 1, 1, 1, 0, 0}); }
    SECTION("of patches, with a border") { check({3, 4, 1, 3, 3, 2, 2, 1, 1}); }
    SECTION("of rows") { check({6, 2, 1, 1, 3, 1, 1, 0, 1}); }
    SECTION("with steps of one pixel") { check({4, 3, 1, 1, 1, 2, 1, 0, 0}); }
    SECTION("of each channel, more than fit into registers") { check({83, 83, 83, 3, 3, 1, 1, 1, 1}); }
    SECTION("of each channel, with steps down") { check({16, 16, 16, 5, 5, 2, 1, 2, 2}); }
}

TEST_CASE("groups of several channels are an error") {
    const Tensor weights = noise({4, 2, 1, 1}, 1);
    CHECK_THROWS_WITH(Convolution(node("Conv", {}, "y", {{"group", {2}}}), weights, nullptr),
                      Catch::Matchers::ContainsSubstring("groups"));
}

TEST_CASE("pooling takes means") {
    Pool pool;
    const Tensor image = tensor({1, 2, 2, 4}, {1, 3, 5, 7, 1, 3, 5, 7, /**/ 0, 0, 8, 8, 0, 4, 8, 8});
    const Tensor means =
        plain(average_pool(node("AveragePool", {}, "y", {{"kernel_shape", {2, 2}}, {"strides", {2, 2}}}), image, pool));
    CHECK(means.shape == Shape{1, 2, 1, 2});
    CHECK(*means.numbers == std::vector<float>{2, 6, 1, 8});
    CHECK(*global_average_pool(image, pool).numbers == std::vector<float>{4, 4.5});
}
