#include "finding/line_ink.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::finding;
using Catch::Approx;

TEST_CASE("ink and ground of a line, dark on light", "[finding]") {
    const toolkit::PixPtr page = blank(400, 100);
    fill(page.get(), {0, 0, 400, 100}, 240, 236, 220);
    type(page.get(), 40, 360, 50);
    const LineInk ink = ink_of(page.get(), level(30, 370, 50, 30));
    CHECK(ink.ground == Colour{240, 236, 220});
    CHECK(ink.ink == Colour{20, 20, 20});
    CHECK(ink.height() == Catch::Approx(16).margin(1));
    CHECK(ink.weight == Catch::Approx(1).margin(0.1));  // blocks are all ink where there is any
    CHECK(ink.along[5] == 0);
    CHECK(ink.along[15] > 0.9F);
}

TEST_CASE("white type on a bar is ink too", "[finding]") {
    const toolkit::PixPtr page = blank(400, 100);
    fill(page.get(), {0, 20, 400, 60}, 160, 20, 30);
    for (int x = 40; x < 360; x += 16) fill(page.get(), {x, 42, 8, 16}, 255, 255, 255);
    const LineInk ink = ink_of(page.get(), level(30, 370, 50, 30));
    CHECK(ink.ground == Colour{160, 20, 30});
    CHECK(ink.ink == Colour{255, 255, 255});
}

TEST_CASE("bare paper has no ink", "[finding]") {
    const toolkit::PixPtr page = blank(400, 100);
    CHECK(ink_of(page.get(), level(30, 370, 50, 30)).contrast == 0);
}
