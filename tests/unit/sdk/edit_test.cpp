#include "galley/edit.hpp"

#include <catch_test.hpp>

using namespace galley;

namespace {

Word word(std::string text, Box box = {}, double confidence = 1) { return {std::move(text), box, confidence, {}}; }

Page page_of(Line line) {
    Page page;
    page.index = 3;
    Block& block = page.blocks.emplace_back();
    block.id = "b1";
    block.lines.push_back(std::move(line));
    return page;
}

constexpr EditReason reason{"test.stage", "some-rule", 0.5};

}  // namespace

TEST_CASE("words keep their boxes where their characters survive") {
    Line line{{0, 0, 200, 20},
              {},
              {word("共", {0, 0, 20, 20}), word("16", {40, 0, 20, 20}, 0.6), word("户", {60, 0, 20, 20})},
              {}};
    REQUIRE(text_of(line) == "共 16户");
    set_line_text(line, "共16户");
    CHECK(text_of(line) == "共16户");
    REQUIRE(line.words.size() == 2);
    CHECK(line.words[0] == word("共16", {0, 0, 60, 20}, 0.8));
    CHECK(line.words[1] == word("户", {60, 0, 20, 20}));
}

TEST_CASE("a word none of whose characters survive goes") {
    Line line{{0, 0, 300, 20},
              {},
              {word("the", {0, 0, 30, 20}), word("the", {40, 0, 30, 20}), word("mayor", {80, 0, 50, 20})},
              {}};
    set_line_text(line, "the mayor");
    REQUIRE(line.words.size() == 2);
    CHECK(line.words[0].box == Box{0, 0, 30, 20});
    CHECK(line.words[1].box == Box{80, 0, 50, 20});
}

TEST_CASE("a replaced character stays in its word, an added space is printed") {
    Line line{{}, {}, {word("”小棉袄", {0, 0, 80, 20}), word("“暖人", {80, 0, 60, 20})}, {}};
    set_line_text(line, "“小棉袄” 暖人");
    CHECK(text_of(line) == "“小棉袄” 暖人");
    CHECK(line.words.size() == 2);
}

TEST_CASE("the text is right whatever the boxes say") {
    for (const std::string after : {"", "甲", " 甲 乙 ", "one  two", "completely different words", "甲乙丙 丁"}) {
        Line line{{0, 0, 100, 20},
                  {},
                  {word("甲 ", {50, 0, 5, 20}), word("one", {0, 0, 9, 20}), word("", {}), word("乙")},
                  {}};
        set_line_text(line, after);
        CHECK(text_of(line) == after);
    }
}

TEST_CASE("an edit is recorded once, and only for a change") {
    Page page = page_of({{}, {}, {word("旧文")}, {}});
    edit_line(page, 0, 0, "旧文", reason);
    CHECK(page.edits.empty());
    edit_line(page, 0, 0, "新文", reason);
    REQUIRE(page.edits.size() == 1);
    CHECK(page.edits[0] == Edit{"test.stage", 3, "b1", 0, "旧文", "新文", "some-rule", 0.5});
}

TEST_CASE("undoing restores the oldest text, and an emptied line's other attrs") {
    Page page = page_of({{}, {}, {word("一 二")}, R"({"mark":1})"});
    const Page before = page;
    edit_line(page, 0, 0, "一二", reason);
    edit_line(page, 0, 0, "", reason);
    CHECK(page.blocks[0].lines[0].words.empty());
    CHECK(attr<bool>(page.blocks[0].lines[0].attrs, "emptied") == true);
    undo_edits(page);
    CHECK(page == before);
}

TEST_CASE("an edit of a block or line that is not there is passed over") {
    Page page = page_of({{}, {}, {word("文")}, {}});
    page.edits = {
        {"s", 0, "b9", 0, "x", "y", "r", 1}, {"s", 0, "b1", 7, "x", "y", "r", 1}, {"s", 0, "b1", -1, "x", "y", "r", 1}};
    undo_edits(page);
    CHECK(text_of(page.blocks[0].lines[0]) == "文");
}
