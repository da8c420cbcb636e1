#include "finding/kernels.hpp"

#include <catch_test.hpp>

#include "finding/components.hpp"
#include "finding/directions.hpp"

using namespace galley::finding;
using Catch::Approx;

namespace {

void put(TextMap& map, int x0, int y0, int w, int h, std::uint8_t value) {
    for (int y = y0; y < y0 + h; ++y)
        for (int x = x0; x < x0 + w; ++x) map.values[static_cast<std::size_t>(y * map.width + x)] = value;
}

}  // namespace

TEST_CASE("pixels that touch by sides or corners are one component", "[finding]") {
    TextMap map = empty_map(20, 10);
    put(map, 1, 1, 3, 2, 200);
    put(map, 4, 3, 3, 2, 200);   // touches by a corner
    put(map, 12, 1, 2, 6, 200);  // apart
    const auto parts = components_of(map, 100);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].size() == 4);
    CHECK(parts[1].size() == 6);
}

TEST_CASE("a shape whose arms meet further down is one component", "[finding]") {
    TextMap map = empty_map(20, 10);
    put(map, 1, 0, 2, 8, 200);
    put(map, 8, 0, 2, 8, 200);
    put(map, 1, 8, 9, 1, 200);
    CHECK(components_of(map, 100).size() == 1);
}

TEST_CASE("a core grows to its line", "[finding]") {
    TextMap map = empty_map(300, 60);
    put(map, 50, 25, 200, 8, 240);
    const auto lines = lines_of(map);
    REQUIRE(lines.size() == 1);
    const Strip& s = lines[0].strip;
    CHECK_FALSE(s.vertical);
    // Grown by area * 1.6 / perimeter = 1600 * 1.6 / 416.
    CHECK(s.thickness == Catch::Approx(8 + 2 * 6.15).epsilon(0.01));
    CHECK(s.from == Catch::Approx(50 - 6.15).epsilon(0.01));
    CHECK(s.to == Catch::Approx(250 + 6.15).epsilon(0.01));
    CHECK(s.middle_at(150) == Catch::Approx(29).margin(0.1));
    CHECK(lines[0].confidence == Catch::Approx(240 / 255.0).epsilon(0.01));
}

TEST_CASE("a line keeps its slope, and a bent one its bend", "[finding]") {
    TextMap map = empty_map(400, 120);
    for (int x = 20; x < 380; ++x) put(map, x, 40 + x / 20, 1, 8, 240);
    auto lines = lines_of(map);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].strip.middle.size() == 2);
    CHECK(lines[0].strip.slope() == Catch::Approx(0.05).epsilon(0.05));

    map = empty_map(400, 120);
    for (int x = 20; x < 380; ++x) put(map, x, 40 + (x - 200) * (x - 200) / 1600, 1, 8, 240);
    lines = lines_of(map);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].strip.middle.size() > 2);
    CHECK(lines[0].strip.middle_at(200) == Catch::Approx(44).margin(2));
    CHECK(lines[0].strip.middle_at(30) == Catch::Approx(62).margin(2.5));
}

TEST_CASE("a core that holds two lines is parted at a higher threshold", "[finding]") {
    TextMap map = empty_map(300, 80);
    put(map, 20, 20, 250, 8, 240);
    put(map, 20, 44, 250, 8, 240);
    put(map, 100, 28, 6, 16, 90);  // a weak bridge
    CHECK(lines_of(map).size() == 2);
}

TEST_CASE("weak and tiny spots are no lines", "[finding]") {
    TextMap map = empty_map(300, 80);
    put(map, 20, 20, 100, 8, 100);
    put(map, 200, 20, 2, 2, 250);
    CHECK(lines_of(map).empty());
    CHECK(lines_of(empty_map(1, 1)).empty());
}

TEST_CASE("one character runs as the lines about it do", "[finding]") {
    std::vector<FoundLine> lines;
    for (int i = 0; i < 3; ++i) lines.push_back({{true, 100, 400, {100.0 + 30 * i, 100.0 + 30 * i}, 24}, 0.9});
    lines.push_back({{false, 178, 202, {112, 112}, 24}, 0.9});
    settle_directions(lines);
    CHECK(lines.back().strip.vertical);
    CHECK(lines.back().strip.from == Catch::Approx(100));
    CHECK(lines.back().strip.middle_at(112) == Catch::Approx(190));
}
