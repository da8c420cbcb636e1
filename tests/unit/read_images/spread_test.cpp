#include "spread.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::read_images;

namespace {

/// Ink 100 high in all columns, but for the white from `from` to `to`.
std::vector<int> columns(int width, int from, int to) {
    std::vector<int> out(static_cast<std::size_t>(width), 100);
    for (int x = from; x < to; ++x) out[static_cast<std::size_t>(x)] = 0;
    return out;
}

void whiten(std::vector<int>& columns, int from, int to) {
    for (int x = from; x < to; ++x) columns[static_cast<std::size_t>(x)] = 0;
}

/// A white sheet with lines of text as dark bars between `from` and `to`.
void draw_lines(Pix* page, int from, int to) {
    for (int y = 100; y < pixGetHeight(page) - 100; y += 30)
        pixRasterop(page, from, y, to - from, 14, PIX_CLR, nullptr, 0, 0);
}

toolkit::PixPtr sheet(int width, int height) {
    toolkit::PixPtr page(pixCreate(width, height, 8));
    pixSetAll(page.get());
    return page;
}

}  // namespace

TEST_CASE("two facing pages meet in the white near the middle") {
    const auto gutter = find_gutter(columns(3000, 1450, 1570), 2000);
    REQUIRE(gutter);
    CHECK(*gutter == Catch::Approx(1510).margin(1));
}

TEST_CASE("a fold may show as a dark line") {
    auto spread = columns(3000, 1450, 1570);
    for (int x = 1500; x < 1510; ++x) spread[static_cast<std::size_t>(x)] = 1900;
    const auto gutter = find_gutter(spread, 2000);
    REQUIRE(gutter);
    CHECK(*gutter == Catch::Approx(1510).margin(1));
}

TEST_CASE("a page that is higher than wide is one page") { CHECK_FALSE(find_gutter(columns(1500, 700, 800), 2000)); }

TEST_CASE("an image of three pages is not for cutting in two") {
    CHECK_FALSE(find_gutter(columns(5000, 2400, 2600), 2000));
}

TEST_CASE("the white between two columns is too narrow for a gutter") {
    CHECK_FALSE(find_gutter(columns(3000, 1490, 1510), 2000));
}

TEST_CASE("one broad page has white between all its columns alike") {
    auto page = columns(3000, 1450, 1550);
    whiten(page, 700, 800);
    whiten(page, 2200, 2300);
    CHECK_FALSE(find_gutter(page, 2000));
}

TEST_CASE("a spread of pages with columns is a spread") {
    auto spread = columns(3000, 1440, 1560);
    whiten(spread, 0, 80);
    whiten(spread, 2900, 3000);
    whiten(spread, 740, 780);
    whiten(spread, 2200, 2240);
    CHECK(find_gutter(spread, 2000));
}

TEST_CASE("white away from the middle is no gutter") { CHECK_FALSE(find_gutter(columns(3000, 700, 900), 2000)); }

TEST_CASE("an empty half is no page") { CHECK_FALSE(find_gutter(columns(3000, 1450, 3000), 2000)); }

TEST_CASE("no image, no gutter") { CHECK_FALSE(find_gutter({}, 0)); }

TEST_CASE("a drawn spread is parted where it is white, in pixels of its own size") {
    const toolkit::PixPtr spread = sheet(4200, 3000);
    draw_lines(spread.get(), 150, 1950);
    draw_lines(spread.get(), 2250, 4050);
    const auto gutter = gutter_of(spread.get());
    REQUIRE(gutter);
    CHECK(*gutter == Catch::Approx(2100).margin(5));
    pixRasterop(spread.get(), 1700, 600, 800, 60, PIX_CLR, nullptr, 0, 0);
    pixRasterop(spread.get(), 1700, 900, 800, 60, PIX_CLR, nullptr, 0, 0);
    CHECK_FALSE(gutter_of(spread.get()));  // what is printed across the fold cannot be cut
}
