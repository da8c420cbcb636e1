#include "tables.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

constexpr double body = 20;

/// A closed grid of three columns and three rows.
Rules grid() {
    Rules rules;
    for (int i = 0; i < 4; ++i) {
        rules.level.push_back({100, 100 + i * 50, 600, 2});
        rules.upright.push_back({100 + i * 200, 100, 2, 150});
    }
    return rules;
}

Region cell(galley::Box box, double size = 20) { return {BlockKind::text, box, {{box, size, 0.2}}}; }

}  // namespace

TEST_CASE("rules that cross make a grid") {
    const Boxes grids = grids_of(grid(), body);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0] == galley::Box{100, 100, 600, 150});
}

TEST_CASE("rules between columns and articles end where they meet, and make none") {
    Rules rules;
    for (const int y : {100, 700, 1300}) rules.level.push_back({100, y, 900, 2});
    for (const int x : {400, 700})
        for (const int y : {106, 706}) rules.upright.push_back({x, y, 2, 588});
    CHECK(grids_of(rules, body).empty());
    rules.upright.push_back({990, 0, 2, 1500});  // a fold over the whole page
    rules.upright.push_back({550, 0, 2, 1500});
    rules.level.pop_back();
    rules.level.pop_back();
    CHECK(grids_of(rules, body).empty());
}

TEST_CASE("short cells in a grid become a table, row by row") {
    Regions regions;
    for (int column = 0; column < 3; ++column)
        for (int row = 0; row < 3; ++row)
            regions.push_back(cell({120 + column * 200, 112 + row * 50 + column % 2, 100, 20}));
    regions.push_back(cell({120, 400, 500, 20}));
    gather_tables(regions, grids_of(grid(), body));
    REQUIRE(regions.size() == 2);
    const Region& table = regions.back();
    CHECK(table.kind == BlockKind::table);
    REQUIRE(table.lines.size() == 9);
    CHECK(table.lines[0].box.x == 120);
    CHECK(table.lines[1].box.x == 320);
    CHECK(table.lines[2].box.x == 520);
    CHECK(table.lines[3].box.y == 162);
}

TEST_CASE("long lines over which stray rules cross stay text") {
    Regions regions;
    for (int row = 0; row < 3; ++row) regions.push_back(cell({110, 105 + row * 50, 580, 20}));
    gather_tables(regions, grids_of(grid(), body));
    CHECK(regions.size() == 3);
}
