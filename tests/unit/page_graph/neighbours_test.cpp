#include "page_graph/neighbours.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"
#include "page_graph/columns.hpp"
#include "page_graph/heads.hpp"

using namespace galley;
using namespace galley::page_graph;

namespace {
const auto everything = [](const Node&, const Node&) { return true; };
}

// Nodes of drawn::story: 0 head, 1-3 left, 4 picture, 5 caption, 6-9 below, 10-26 right.

TEST_CASE("a line sees the nearest on each side that shares some of its extent") {
    const Scene scene = scene_of(drawn::story());
    CHECK(nearest_on(scene, Side::above, everything)[1] == 0);
    CHECK(nearest_on(scene, Side::above, everything)[10] == 0);
    CHECK(nearest_on(scene, Side::below, everything)[3] == 4);
    CHECK(nearest_on(scene, Side::right, everything)[1] == 10);
    CHECK(nearest_on(scene, Side::left, everything)[10] == 1);
    CHECK(nearest_on(scene, Side::above, everything)[0] == nothing);
    CHECK(nearest_on(scene, Side::left, everything)[1] == nothing);
}

TEST_CASE("a column goes on past a picture, and ends at larger type and at a rule") {
    Page page = drawn::story();
    const Columns columns = drawn::columns_in(scene_of(page));
    CHECK(columns.below[3] == 5);  // of text, the caption comes next
    CHECK(columns.of[1] == columns.of[3]);
    CHECK(columns.of[0] != columns.of[1]);
    CHECK(columns.of[10] == columns.of[26]);
    CHECK(columns.of[4] == nothing);
    page.blocks.push_back(drawn::thing("r", BlockKind::rule, {440, 328, 300, 2}));
    const Columns parted = drawn::columns_in(scene_of(page));
    CHECK(parted.of[10] != parted.of[26]);
}

TEST_CASE("text goes on in the column to the right that begins under the same head") {
    const Scene scene = scene_of(drawn::story());
    const Columns columns = drawn::columns_in(scene);
    const auto ways = columns_to_the_right(scene, columns, governing_heads(scene, 1.3));
    CHECK(ways[static_cast<std::size_t>(columns.of[6])] == std::vector<int>{columns.of[10]});
    CHECK(ways[static_cast<std::size_t>(columns.of[10])].empty());
}

TEST_CASE("a head governs what stands below it, not what stands beside it") {
    const Scene scene =
        scene_of(drawn::page({drawn::block("h", BlockKind::heading, {drawn::line("One", 100, 100, 300, 40)}),
                              drawn::column("a", 100, 160, 3), drawn::column("b", 900, 160, 3)}));
    const Nearest heads = governing_heads(scene, 1.3);
    CHECK(heads[0] == nothing);
    CHECK(heads[3] == 0);
    CHECK(heads[4] == nothing);
    CHECK(governing_heads(scene, 2.5)[3] == nothing);
}
