#include "layout.hpp"

#include <catch_test.hpp>
#include <string>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "page_of_lines.hpp"

using namespace galley;
using namespace galley::layout_newspaper;
using namespace layout_test;

namespace {

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

TEST_CASE("only a block that says so is a layer") {
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
    for (Line& l : lines) set_attr(l.attrs, "size", l.box.h / 4.0);
    Page page = page_of(lines);
    page.dpi = 288;
    const auto blocks = blocks_of(page);
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

TEST_CASE("a page that stands askew is laid out like a level one, and its lines keep what they have") {
    std::vector<Line> lines = small_page();
    for (Line& l : lines) l = turned(l, 0.03);
    const Line kept = lines.front();
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    CHECK(texts_of(blocks[0]) == std::vector<std::string>{"heading"});
    CHECK(texts_of(blocks[1]).front() == "left0");
    CHECK(texts_of(blocks[1]).back() == "left9");
    CHECK(texts_of(blocks[2]).back() == "right9");
    CHECK(blocks[1].lines.front().polygon == kept.polygon);
    CHECK(blocks[1].lines.front().box == kept.box);
}

TEST_CASE("lines that nobody has read yet are laid out too") {
    std::vector<Line> lines = small_page();
    for (Line& l : lines) l.words.clear();
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[1].lines.size() == 10);
}

TEST_CASE("a paragraph's first line says so") {
    const auto blocks = blocks_of(page_of(small_page()));
    CHECK(attr<bool>(blocks[1].lines[0].attrs, "paragraph") == true);
    CHECK_FALSE(attr<bool>(blocks[1].lines[1].attrs, "paragraph"));
    CHECK_FALSE(attr<bool>(blocks[2].lines[0].attrs, "paragraph"));
}

TEST_CASE("text from right to left is read from the right column") {
    std::vector<Line> lines = small_page();
    for (Line& l : lines) l.writing_mode = WritingMode::horizontal_rtl;
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 3);
    CHECK(texts_of(blocks[1]).front() == "right0");
    CHECK(blocks[1].writing_mode == WritingMode::horizontal_rtl);
}

TEST_CASE("a vertical heading beside level text is a block of its own mode") {
    std::vector<Line> lines = small_page();
    Line l = line("v", 1500, 300, 80);
    l.box.h = 600;
    l.writing_mode = WritingMode::vertical_rl;
    lines.push_back(l);
    const auto blocks = blocks_of(page_of(lines));
    REQUIRE(blocks.size() == 4);
    CHECK(std::count_if(blocks.begin(), blocks.end(),
                        [](const Block& b) { return b.writing_mode == WritingMode::vertical_rl; }) == 1);
}

TEST_CASE("text on a picture follows it and is held by it") {
    std::vector<Line> lines = small_page();
    lines.push_back(line("sign", 300, 1200, 200));
    Page page = page_of(lines);
    page.blocks.push_back({.id = "picture1",
                           .kind = BlockKind::image,
                           .box = {100, 1000, 600, 380},
                           .polygon = {},
                           .lines = {},
                           .attrs = {}});
    const auto blocks = blocks_of(page);
    const auto picture =
        std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::image; });
    REQUIRE(picture != blocks.end());
    REQUIRE(picture + 1 != blocks.end());
    CHECK(texts_of(*(picture + 1)) == std::vector<std::string>{"sign"});
    CHECK(attr<std::string>((picture + 1)->attrs, "frame"));
}

TEST_CASE("regions of a file become a layer when they are to be found anew, unless lines have no boxes") {
    Page page = page_of(small_page());
    page.blocks.front().attrs.clear();
    page.blocks.push_back(
        {.id = "rule1", .kind = BlockKind::rule, .box = {100, 200, 1300, 3}, .polygon = {}, .lines = {}, .attrs = {}});
    Page dump = page;
    make_layer(page);
    REQUIRE(has_layer(page));
    CHECK(page.blocks.front().lines.size() == 21);
    CHECK(page.blocks.back().kind == BlockKind::rule);
    dump.blocks.front().lines.back().box = {};
    const Page before = dump;
    make_layer(dump);
    CHECK(dump == before);
}

TEST_CASE("lines that lie on each other and boxes of nothing do no harm") {
    std::vector<Line> lines(300, line("same", 100, 100, 200));
    lines.push_back(line("", 0, 0, 1, 1));
    lines.push_back(line("far", 1 << 20, 1 << 20, 100));
    CHECK_FALSE(blocks_of(page_of(lines)).empty());
    CHECK_NOTHROW(blocks_of(page_of({line("one", 5, 5, 1, 1)})));
    CHECK_NOTHROW(blocks_of(page_of({})));
}
