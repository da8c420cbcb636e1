#include "layout.hpp"

#include <catch_test.hpp>
#include <string>

#include "galley/json.hpp"
#include "galley/text.hpp"

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

constexpr int em = 40;  // pixels of body text; at 288 dpi 10 points

Line line(const std::string& text, int x, int y, int w, int size = em) {
    Line out;
    out.box = {x, y, w, size};
    out.words.push_back({text, out.box, 1.0, {}});
    set_attr(out.attrs, "size", size / 4.0);
    return out;
}

Page page_of(std::vector<Line> lines) {
    Page page;
    page.width = 2000, page.height = 3000, page.dpi = 288;
    Block block;
    block.id = "layer";
    set_attr(block.attrs, "layer", true);
    block.lines = std::move(lines);
    page.blocks.push_back(std::move(block));
    return page;
}

/// Two columns of body text under a heading across both, drawn after them.
std::vector<Line> small_page() {
    std::vector<Line> lines;
    for (int column = 0; column < 2; ++column)
        for (int row = 0; row < 10; ++row)
            lines.push_back(line(std::string(column == 0 ? "left" : "right") + std::to_string(row), 100 + 660 * column,
                                 300 + 60 * row, 600));
    lines.push_back(line("heading", 300, 100, 800, 2 * em));
    return lines;
}

std::vector<std::string> texts_of(const Block& block) {
    std::vector<std::string> out;
    for (const Line& l : block.lines) out.push_back(text_of(l));
    return out;
}

}  // namespace

TEST_CASE("only a block that says so is a text layer") {
    Page page = page_of(small_page());
    CHECK(has_layer(page));
    page.blocks.front().attrs.clear();
    CHECK_FALSE(has_layer(page));
    CHECK_FALSE(has_layer(Page{}));
}

TEST_CASE("a layer becomes a heading and columns in reading order") {
    const auto blocks = blocks_of(page_of(small_page()));
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].kind == BlockKind::heading);
    CHECK(texts_of(blocks[0]) == std::vector<std::string>{"heading"});
    REQUIRE(blocks[1].lines.size() == 10);
    CHECK(text_of(blocks[1].lines.front()) == "left0");
    CHECK(text_of(blocks[2].lines.back()) == "right9");
}

TEST_CASE("pieces of a line are joined, columns are not") {
    auto lines = small_page();
    lines[3] = line("be", 100, 480, 200);
    lines.push_back(line("side", 340, 480, 360));
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    REQUIRE(blocks[1].lines.size() == 10);
    CHECK(text_of(blocks[1].lines[3]) == "be side");
    CHECK(blocks[1].lines[3].box == Box{100, 480, 600, em});
}

TEST_CASE("a line drawn twice is followed by its copy") {
    auto lines = small_page();
    lines.push_back(line("left4", 103, 543, 600));
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    REQUIRE(blocks[1].lines.size() == 11);
    CHECK(text_of(blocks[1].lines[4]) == "left4");
    CHECK(text_of(blocks[1].lines[5]) == "left4");
    CHECK(text_of(blocks[1].lines[6]) == "left5");
}

TEST_CASE("a copy that runs on beyond its line stays with it") {
    auto lines = small_page();
    Line copy = line("left4left5", 103, 543, 1200);
    set_attr(copy.attrs, "copy", true);
    lines.push_back(copy);
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    REQUIRE(blocks[1].lines.size() == 11);
    CHECK(text_of(blocks[1].lines[5]) == "left4left5");
}

TEST_CASE("small type under a picture that the reader tells is its caption") {
    auto lines = small_page();
    lines.push_back(line("caption", 100, 1400, 500, em * 8 / 10));
    Page page = page_of(lines);
    page.blocks.push_back({.id = "picture1",
                           .kind = BlockKind::image,
                           .box = {100, 1000, 600, 380},
                           .polygon = {},
                           .lines = {},
                           .attrs = {}});
    const auto blocks = blocks_of(page);
    const auto caption =
        std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::caption; });
    REQUIRE(caption != blocks.end());
    REQUIRE(caption != blocks.begin());
    CHECK((caption - 1)->kind == BlockKind::image);
}

TEST_CASE("a tinted area is a frame of what stands in it, a rule a block") {
    Page page = page_of(small_page());
    page.blocks.push_back({.id = "tint1",
                           .kind = BlockKind::rule,
                           .box = {740, 280, 660, 640},
                           .polygon = {},
                           .lines = {},
                           .attrs = R"({"tint":true})"});
    page.blocks.push_back(
        {.id = "rule1", .kind = BlockKind::rule, .box = {100, 200, 1300, 3}, .polygon = {}, .lines = {}, .attrs = {}});
    const auto blocks = blocks_of(page);
    REQUIRE(blocks.size() == 4);
    CHECK_FALSE(attr<std::string>(blocks[1].attrs, "frame"));
    CHECK(attr<std::string>(blocks[2].attrs, "frame") == "f1");
    CHECK(blocks[3].kind == BlockKind::rule);
}

TEST_CASE("all lines of a centered heading within the text are the heading") {
    auto lines = small_page();
    std::erase_if(lines, [](const Line& l) { return l.box.x == 100 && (l.box.y == 600 || l.box.y == 660); });
    lines.push_back(line("a heading that fills its", 110, 600, 580, em * 11 / 10));
    lines.push_back(line("column", 300, 656, 200, em * 11 / 10));
    const auto blocks = blocks_of(page_of(lines));
    const auto found =
        std::find_if(blocks.begin() + 1, blocks.end(), [](const Block& b) { return b.kind == BlockKind::heading; });
    REQUIRE(found != blocks.end());
    CHECK(texts_of(*found) == std::vector<std::string>{"a heading that fills its", "column"});
}

TEST_CASE("vertical lines are read from the right") {
    std::vector<Line> lines;
    for (int column = 0; column < 6; ++column) {
        Line l = line("v" + std::to_string(column), 1500 - 60 * column, 200, em);
        l.box.h = l.words[0].box.h = 800;
        l.writing_mode = WritingMode::vertical_rl;
        lines.push_back(l);
    }
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].writing_mode == WritingMode::vertical_rl);
    CHECK(texts_of(blocks[0]).front() == "v0");
    CHECK(texts_of(blocks[0]).back() == "v5");
}

TEST_CASE("a byline in the middle column is parted from the text by a little more white than lines have") {
    std::vector<Line> lines = small_page();
    lines.push_back(line("byline", 300, 300 - 72, 200));  // lines stand 60 apart, the byline 72
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 4);
    CHECK(texts_of(blocks[1]) == std::vector<std::string>{"byline"});
}
