#include "gutter.hpp"

#include <catch2/catch.hpp>

using galley::image_clean::find_gutter;

namespace {

/// Ink 100 high in all columns, but for the white from `from` to `to`.
std::vector<int> columns(int width, int from, int to) {
    std::vector<int> out(static_cast<std::size_t>(width), 100);
    for (int x = from; x < to; ++x) out[static_cast<std::size_t>(x)] = 0;
    return out;
}

}  // namespace

TEST_CASE("two facing pages meet in the white near the middle") {
    const auto gutter = find_gutter(columns(3000, 1450, 1570), 2000);
    REQUIRE(gutter);
    CHECK(*gutter == Approx(1510).margin(1));
}

TEST_CASE("a page that is higher than wide is one page") { CHECK_FALSE(find_gutter(columns(1500, 700, 800), 2000)); }

TEST_CASE("the white between two columns is too narrow for a gutter") {
    CHECK_FALSE(find_gutter(columns(3000, 1490, 1510), 2000));
}

TEST_CASE("white away from the middle is no gutter") { CHECK_FALSE(find_gutter(columns(3000, 700, 900), 2000)); }

TEST_CASE("an empty half is no page") { CHECK_FALSE(find_gutter(columns(3000, 1450, 3000), 2000)); }

TEST_CASE("no image, no gutter") { CHECK_FALSE(find_gutter({}, 0)); }
