#include "finding/strip.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::finding;
using Catch::Approx;

TEST_CASE("an outline begins where reading does and goes along the line", "[finding]") {
    const Strip level{false, 10, 110, {50, 50}, 20};
    CHECK(outline(level, 1, 500, 500) == std::vector<Point>{{10, 40}, {110, 40}, {110, 60}, {10, 60}});
    const Strip upright{true, 10, 110, {50, 50}, 20};
    CHECK(outline(upright, 1, 500, 500) == std::vector<Point>{{60, 10}, {60, 110}, {40, 110}, {40, 10}});
}

TEST_CASE("outlines are scaled and stay on the page", "[finding]") {
    const Strip level{false, -5, 110, {4, 4}, 20};
    for (const Point& p : outline(level, 2, 200, 100)) {
        CHECK((p.x >= 0 && p.x <= 200));
        CHECK((p.y >= 0 && p.y <= 100));
    }
}

TEST_CASE("a bent line has more points, a straight one four", "[finding]") {
    const Strip bent{false, 0, 300, {50, 58, 50}, 20};
    CHECK(outline(bent, 1, 500, 500).size() == 6);
    const Strip straight{false, 0, 300, {50, 60, 70}, 20};
    CHECK(outline(straight, 1, 500, 500).size() == 4);
}

TEST_CASE("cut and joined strips lie on the same course", "[finding]") {
    const Strip whole{false, 0, 300, {50, 80}, 20};
    const Strip left = cut_to(whole, 0, 140), right = cut_to(whole, 160, 300);
    CHECK(left.middle_at(140) == Catch::Approx(64));
    const Strip again = joined(right, left);
    CHECK(again.from == 0);
    CHECK(again.to == 300);
    for (const double at : {0.0, 70.0, 150.0, 300.0})
        CHECK(again.middle_at(at) == Catch::Approx(whole.middle_at(at)).margin(0.5));
}
