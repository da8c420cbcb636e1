#include "printed_lines.hpp"

#include <catch_test.hpp>

#include "galley/json.hpp"
#include "galley/text.hpp"

using namespace galley;
using namespace galley::read_pdf;

namespace {

Run run(const char* text, double x, double y, double w, double size = 10) { return {text, {x, y, w, size}, size, "F"}; }

}  // namespace

TEST_CASE("words on one baseline make a line, a column's white parts lines") {
    const auto lines = printed_lines({run("two", 0, 0, 15), run("words", 18, 0, 25), run("apart", 60, 0, 25)}, 1);
    REQUIRE(lines.size() == 2);
    CHECK(text_of(lines[0]) == "two words");
    CHECK(lines[0].box == Box{0, 0, 43, 10});
    CHECK(text_of(lines[1]) == "apart");
}

TEST_CASE("a word in two fonts is one word") {
    const auto lines = printed_lines({run("new", 0, 0, 15), run("s", 15.2, 0, 5)}, 1);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].words.size() == 1);
    CHECK(lines[0].words[0].text == "news");
    CHECK(lines[0].words[0].box == Box{0, 0, 20, 10});
}

TEST_CASE("type of another size or on another baseline begins a line") {
    CHECK(printed_lines({run("head", 0, 0, 20, 20), run("text", 22, 10, 20)}, 1).size() == 2);
    CHECK(printed_lines({run("first", 0, 0, 20), run("second", 22, 4, 20)}, 1).size() == 2);
}

TEST_CASE("copies are lines of their own, after the others") {
    const Run a = run("图片", 0, 0, 20), b = run("说明", 20, 0, 20);
    Run a2 = a, b2 = b;
    a2.copy = b2.copy = 1;
    for (const auto& runs : {std::vector<Run>{a, b, a2, b2}, std::vector<Run>{a, a2, b, b2}}) {
        const auto lines = printed_lines(runs, 1);
        REQUIRE(lines.size() == 2);
        CHECK(text_of(lines[0]) == "图片说明");
        CHECK_FALSE(attr<bool>(lines[0].attrs, "copy"));
        CHECK(text_of(lines[1]) == "图片说明");
        CHECK(attr<bool>(lines[1].attrs, "copy") == true);
    }
}

TEST_CASE("Chinese characters that stand apart to fill a line are no words of their own") {
    CHECK(text_of(printed_lines({run("晨", 0, 0, 10), run("报", 13, 0, 10)}, 1)[0]) == "晨报");
    CHECK(text_of(printed_lines({run("记者", 0, 0, 20), run("姚凡", 26, 0, 20)}, 1)[0]) == "记者 姚凡");
}

TEST_CASE("a drawn space parts words whatever the gap") {
    Run second = run("b", 10, 0, 5);
    second.spaced = true;
    CHECK(text_of(printed_lines({run("a", 0, 0, 10), second}, 1)[0]) == "a b");
}

TEST_CASE("boxes are in pixels, size in points") {
    const auto lines = printed_lines({run("A", 10, 20, 7)}, 2);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box == Box{20, 40, 14, 20});
    CHECK(attr<double>(lines[0].attrs, "size") == 10);
    CHECK(attr<std::string>(lines[0].attrs, "font") == "F");
}

TEST_CASE("vertical runs go on downward") {
    Run a = run("竖", 100, 0, 10), b = run("排", 100, 10, 10);
    a.vertical = b.vertical = true;
    const auto lines = printed_lines({a, b}, 1);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box == Box{100, 0, 10, 20});
    CHECK(attr<bool>(lines[0].attrs, "vertical") == true);
}

TEST_CASE("a drawn space is one however wide the line was filled, unless it stands at one edge row after row") {
    const auto spaced = [](const char* text, double x, double y) {
        Run out = run(text, x, y, 30);
        out.spaced = true;
        return out;
    };
    const auto filled = printed_lines({run("Orchard", 0, 0, 35), spaced("owners", 55, 0), spaced("lit", 105, 0)}, 1);
    REQUIRE(filled.size() == 1);
    CHECK(text_of(filled[0]) == "Orchard owners lit");
    // Without a space in between, or drawn after something else, it may be another column.
    CHECK(printed_lines({run("Orchard", 0, 0, 35), run("owners", 55, 0, 30)}, 1).size() == 2);
    CHECK(printed_lines({run("Orchard", 0, 0, 35), run("far", 0, 90, 30), spaced("owners", 55, 0)}, 1).size() == 3);
    // A table drawn row by row.
    std::vector<Run> rows;
    for (int row = 0; row < 4; ++row)
        rows.push_back(run("cell", 0, 12 * row, 30)), rows.push_back(spaced("next", 50, 12 * row));
    CHECK(printed_lines(rows, 1).size() == 8);
}
