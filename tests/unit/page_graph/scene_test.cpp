#include "page_graph/scene.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::page_graph;

TEST_CASE("places are in heights of body type, from where the first thing stands") {
    const Scene scene = scene_of(drawn::story());
    REQUIRE(scene.nodes.size() == 1 + 3 + 1 + 1 + 4 + 17);
    CHECK(scene.body == drawn::em);
    const Node& head = scene.nodes.front();
    CHECK(head.place.left == Catch::Approx(0).margin(0.02));
    CHECK(head.place.width() == Catch::Approx(32).margin(0.05));
    CHECK(head.size == Catch::Approx(3));
    CHECK(scene.nodes[1].place.top == Catch::Approx(5).margin(0.05));
    CHECK(scene.nodes[4].is_picture());
    CHECK(scene.nodes[4].place.height() == Catch::Approx(10).margin(0.05));
}

TEST_CASE("a page of vertical text is turned: its right margin becomes the top") {
    std::vector<Line> lines;
    for (int i = 0; i < 6; ++i) {
        lines.push_back(drawn::line("本月廿二日該縣召開會議", 1000 - 30 * i, 100, 20));
        lines.back().box.h = 220;
        lines.back().writing_mode = WritingMode::vertical_rl;
    }
    const Scene scene = scene_of(drawn::page({drawn::block("b", BlockKind::text, lines)}));
    CHECK(scene.vertical);
    CHECK(scene.nodes.front().place.top < scene.nodes.back().place.top);
    CHECK(scene.nodes.front().place.width() == Catch::Approx(11).margin(0.1));
    CHECK_FALSE(scene.nodes.front().across);
}

TEST_CASE("copies and emptied lines are no nodes, where nobody has read anything, every line is one") {
    Page page = drawn::page({drawn::column("b", 0, 0, 4)});
    page.blocks[0].lines[1].words.clear();
    set_attr(page.blocks[0].lines[2].attrs, "copy", true);
    CHECK(scene_of(page).nodes.size() == 2);
    for (Line& line : page.blocks[0].lines) line.words.clear();
    const Scene unread = scene_of(page);
    CHECK(unread.nodes.size() == 3);
    CHECK_FALSE(unread.read);
}

TEST_CASE("lines know the tint and the picture that hold them") {
    Page page = drawn::page({drawn::column("b", 100, 100, 2), drawn::column("c", 900, 100, 2),
                             drawn::thing("p", BlockKind::image, {880, 80, 400, 200}),
                             drawn::thing("t", BlockKind::rule, {80, 80, 400, 200})});
    set_attr(page.blocks[3].attrs, "tint", true);
    const Scene scene = scene_of(page);
    CHECK(scene.regions.size() == 1);
    CHECK(scene.nodes[0].region == 0);
    CHECK(scene.nodes[2].region == nothing);
    CHECK(scene.nodes[2].picture == 4);
    CHECK(scene.nodes[0].picture == nothing);
}
