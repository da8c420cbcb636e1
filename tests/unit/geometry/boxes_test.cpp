#include "geometry/boxes.hpp"

#include <catch_test.hpp>

#include "geometry/row_index.hpp"

using namespace galley::geometry;
using galley::Box;

TEST_CASE("turning brings the first vertical line to the top, and back") {
    const int width = 100;
    const Box first{90, 5, 8, 60}, second{78, 5, 8, 40};  // the right one is read first
    CHECK(turned(first, width).y < turned(second, width).y);
    CHECK(turned(first, width) == Box{5, 2, 60, 8});
    CHECK(turned_back(turned(first, width), width) == first);
    CHECK(turned_back(turned(second, width), width) == second);
}

TEST_CASE("overlap of boxes, and the gap between them") {
    CHECK(overlap_x({0, 0, 10, 5}, {6, 0, 10, 5}) == 4);
    CHECK(overlap_x({0, 0, 10, 5}, {16, 0, 10, 5}) == -6);
    CHECK_FALSE(overlap({0, 0, 10, 5}, {10, 0, 10, 5}));
    CHECK(unite({}, {3, 4, 5, 6}) == Box{3, 4, 5, 6});
    CHECK(mostly_inside({0, 0, 10, 10}, {0, 5, 10, 100}));
    CHECK_FALSE(mostly_inside({0, 0, 10, 10}, {0, 6, 10, 100}));
}

TEST_CASE("quantiles count by weight") {
    CHECK(weighted_quantile({{1, 1}, {2, 1}, {9, 8}}, 0.5) == 9);
    CHECK(weighted_quantile({}, 0.5) == 0);
}

TEST_CASE("the row index finds what a search of all boxes finds") {
    Boxes boxes;
    for (int i = 0; i < 500; ++i) boxes.push_back({(i * 37) % 400, (i * 91) % 300, 1 + i % 40, 1 + i % 23});
    const RowIndex index(boxes, 10);
    for (const Box& place : {Box{50, 50, 30, 30}, Box{-20, -20, 60, 25}, Box{395, 295, 50, 50}, Box{0, 0, 0, 5}}) {
        std::vector<std::size_t> found, expected;
        index.touching(place, [&](std::size_t i) { found.push_back(i); });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        for (std::size_t i = 0; i < boxes.size(); ++i)
            if (!place.empty() && overlap(boxes[i], place)) expected.push_back(i);
        CHECK(found == expected);
    }
}
