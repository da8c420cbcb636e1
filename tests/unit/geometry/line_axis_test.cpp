#include "geometry/line_axis.hpp"

#include <algorithm>
#include <catch_test.hpp>

using namespace galley;
using namespace galley::geometry;

TEST_CASE("a box is its own axis, along the text") {
    Line line;
    line.box = {100, 200, 400, 20};
    Axis axis = axis_of(line);
    CHECK(axis.from.x == 100);
    CHECK(axis.from.y == 210);
    CHECK(axis.length() == 400);
    CHECK(axis.thickness == 20);
    line.writing_mode = WritingMode::horizontal_rtl;
    axis = axis_of(line);
    CHECK(axis.from.x == 500);
    line.box = {100, 200, 20, 400};
    line.writing_mode = WritingMode::vertical_rl;
    axis = axis_of(line);
    CHECK(axis.from.y == 200);
    CHECK(axis.to.y == 600);
    CHECK(axis.thickness == 20);
}

TEST_CASE("four corners tell the lean and the thickness, whichever comes first") {
    Line line;
    line.box = {0, 0, 400, 60};
    line.polygon = {{0, 0}, {400, 40}, {398, 60}, {-2, 20}};
    const Axis axis = axis_of(line);
    CHECK(axis.to.y - axis.from.y == Catch::Approx(40));
    CHECK(axis.thickness == Catch::Approx(20.1).margin(0.1));
    for (int turn = 0; turn < 4; ++turn) {
        std::rotate(line.polygon.begin(), line.polygon.begin() + 1, line.polygon.end());
        const Axis same = axis_of(line);
        CHECK(same.from.x == Catch::Approx(axis.from.x));
        CHECK(same.to.y == Catch::Approx(axis.to.y));
    }
}

TEST_CASE("of a vertical line from the upper right corner on, the axis runs down") {
    Line line;
    line.writing_mode = WritingMode::vertical_rl;
    line.box = {100, 200, 20, 400};
    line.polygon = {{120, 200}, {120, 600}, {100, 600}, {100, 200}};
    const Axis axis = axis_of(line);
    CHECK(axis.from.x == 110);
    CHECK(axis.from.y == 200);
    CHECK(axis.to.y == 600);
    CHECK(axis.thickness == 20);
}

TEST_CASE("a baseline or many corners tell the lean of a box, and what it adds to the box's height") {
    Line line;
    line.box = {0, 0, 400, 60};
    line.baseline = Baseline{{0, 15}, {400, 55}};
    Axis axis = axis_of(line);
    CHECK(axis.to.y - axis.from.y == Catch::Approx(40));
    CHECK(axis.thickness == Catch::Approx(20));
    line.baseline.reset();
    line.polygon = {{0, 0}, {200, 20}, {400, 40}, {400, 60}, {200, 40}, {0, 20}};
    axis = axis_of(line);
    CHECK(axis.to.y - axis.from.y == Catch::Approx(40).margin(1));
}
