#include "frames.hpp"

#include <catch_test.hpp>

using namespace galley::layout_newspaper;

TEST_CASE("four rules that meet make a frame, and so do three") {
    const Rules closed{{{100, 100, 200, 2}, {100, 300, 200, 2}}, {{100, 100, 2, 202}, {298, 100, 2, 202}}};
    CHECK(frames_of(closed, {}, 20) == Boxes{{100, 100, 200, 202}});
    const Rules open{closed.level, {closed.upright[1]}};
    CHECK(frames_of(open, {}, 20) == Boxes{{100, 100, 200, 202}});
}

TEST_CASE("rules over and under a row of articles make no frame") {
    const Rules row{{{0, 100, 500, 2}, {0, 400, 500, 2}}, {{250, 100, 2, 300}}};
    CHECK(frames_of(row, {}, 20).empty());
}

TEST_CASE("a double line is one frame") {
    const Rules twice{{{100, 100, 200, 1}, {103, 103, 194, 1}, {103, 297, 194, 1}, {100, 300, 200, 1}},
                      {{100, 100, 1, 201}, {299, 100, 1, 201}}};
    CHECK(frames_of(twice, {}, 20).size() == 1);
}

TEST_CASE("the smallest frame around a box holds it") {
    const Boxes frames{{0, 0, 500, 500}, {100, 100, 100, 100}};
    CHECK(holders({{110, 110, 50, 50}, {300, 300, 50, 50}, {600, 0, 50, 50}}, frames) == std::vector<int>{1, 0, none});
    CHECK(holders(frames, frames) == std::vector<int>{none, 0});
}

TEST_CASE("the edges of a tint part text as rules do") {
    const Rules rules = with_edges({}, {{10, 20, 100, 50}});
    CHECK(rules.level.size() == 2);
    CHECK(rules.upright.back() == galley::Box{110, 20, 1, 50});
}

TEST_CASE("the foot of one frame and the head of another, with a wider frame between, make no frame") {
    // A small frame, a frame of twice its width below it, and a small one again, all flush at the left.
    const Rules rules{{{100, 100, 200, 2},
                       {100, 200, 200, 2},
                       {100, 210, 400, 2},
                       {100, 900, 400, 2},
                       {100, 910, 200, 2},
                       {100, 990, 200, 2}},
                      {{100, 100, 2, 102},
                       {298, 100, 2, 102},
                       {100, 210, 2, 692},
                       {498, 210, 2, 692},
                       {100, 910, 2, 82},
                       {298, 910, 2, 82}}};
    CHECK(frames_of(rules, {}, 20) == Boxes{{100, 100, 200, 102}, {100, 210, 400, 692}, {100, 910, 200, 82}});
}
