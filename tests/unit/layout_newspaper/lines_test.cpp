#include "lines.hpp"

#include <algorithm>
#include <catch_test.hpp>

#include "drawn.hpp"
#include "mend.hpp"

using namespace galley::layout_newspaper;
using drawn::append;

TEST_CASE("characters of a row become one line, with the comma behind them") {
    Boxes pieces = drawn::row(0, 0, 10, 20, 2);
    pieces.push_back({222, 14, 5, 8});
    const auto lines = lines_of(pieces, {}, 20);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box == galley::Box{0, 0, 227, 22});
    CHECK(lines[0].size == 20);
}

TEST_CASE("two columns stay two, though their rows are level") {
    Boxes pieces = drawn::column(0, 0, 6, 28, 10, 20, 2);
    append(pieces, drawn::column(245, 0, 6, 28, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 12);
    CHECK(gutters_of(runs_of(pieces, {}, 20), {}, 20).size() == 1);
}

TEST_CASE("two columns stay two, though their rows are not level") {
    Boxes pieces = drawn::column(0, 0, 6, 28, 10, 20, 2);
    append(pieces, drawn::column(245, 9, 6, 28, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 12);
}

TEST_CASE("columns of small letters stay two, though a third of a row stands beside the next") {
    Boxes pieces = drawn::column(0, 0, 8, 40, 10, 20, 2);
    append(pieces, drawn::column(256, 14, 8, 40, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 16);
}

TEST_CASE("wide white over more rows than paragraphs end is a gutter") {
    // Words of the text stand as near to the large heading beside them as words of a heading.
    Boxes pieces;
    for (int i = 0; i < 9; ++i) {
        append(pieces, drawn::row(0, 28 * i, 5, 20, 2));
        append(pieces, drawn::row(120, 28 * i, 5, 20, 2));
    }
    append(pieces, drawn::column(310, 8, 4, 62, 6, 50, 2));
    const auto lines = lines_of(pieces, {}, 20);
    CHECK(std::count_if(lines.begin(), lines.end(), [](const TextLine& l) { return l.size >= 50; }) == 4);
    for (const TextLine& line : lines) CHECK((line.size < 50 || line.box.x == 310));
}

TEST_CASE("where paragraphs end, the rows next to them show how wide the gutter is") {
    Boxes pieces = drawn::column(245, 0, 4, 28, 10, 20, 2);
    for (int i = 0; i < 4; ++i) append(pieces, drawn::row(0, 28 * i, i % 2 == 0 ? 10 : 5, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 8);
}

TEST_CASE("the rows left and right of a column make no white within it, though its own stand between them") {
    Boxes pieces = drawn::column(0, 0, 8, 40, 10, 20, 2);
    for (int i = 0; i < 8; ++i) {
        const int first = i % 2 == 0 ? 5 : 4;
        append(pieces, drawn::row(245, 18 + 40 * i, first, 20, 2));
        append(pieces, drawn::row(260 + 22 * first, 18 + 40 * i, 10 - first, 20, 2));
    }
    append(pieces, drawn::column(505, 0, 8, 40, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 24);
}

TEST_CASE("a gap in one row is no gutter") {
    Boxes pieces = drawn::column(0, 0, 6, 28, 20, 20, 2);
    // The fourth row, with white of one and a half characters in the middle.
    std::erase_if(pieces, [](const galley::Box& b) { return b.y == 84 && b.x == 220; });
    CHECK(lines_of(pieces, {}, 20).size() == 6);
}

TEST_CASE("columns of two rows stay apart, for their edges are flush") {
    Boxes pieces = drawn::column(0, 0, 2, 28, 10, 20, 2);
    append(pieces, drawn::column(245, 0, 2, 28, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 4);
    // A paragraph's indent in the right one.
    pieces.erase(pieces.begin() + 20, pieces.begin() + 22);
    CHECK(lines_of(pieces, {}, 20).size() == 4);
}

TEST_CASE("columns of two rows stay apart, though one row's letters go below the line") {
    Boxes pieces = drawn::column(0, 0, 2, 28, 10, 20, 2);
    for (galley::Box& b : pieces)
        if (b.y == 28) b.h = 26;
    append(pieces, drawn::column(253, 0, 2, 28, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 4);
}

TEST_CASE("wide marks above each other make no gutter in a text") {
    Boxes pieces = drawn::column(0, 0, 6, 28, 20, 20, 2);
    std::erase_if(pieces, [](const galley::Box& b) { return (b.y == 84 || b.y == 56) && b.x == 220; });
    CHECK(lines_of(pieces, {}, 20).size() == 6);
    CHECK(gutters_of(runs_of(pieces, {}, 20), {}, 20).empty());
}

TEST_CASE("white near the end of some rows parts no column of one character") {
    Boxes pieces = drawn::column(0, 0, 9, 28, 10, 20, 2);
    append(pieces, drawn::column(245, 0, 9, 28, 10, 20, 2));
    std::erase_if(pieces, [](const galley::Box& b) { return b.y < 140 && b.x == 176; });
    CHECK(gutters_of(runs_of(pieces, {}, 20), {}, 20).size() == 1);
}

TEST_CASE("a rule parts columns, however near they stand") {
    Boxes pieces = drawn::column(0, 0, 3, 28, 10, 20, 2);
    append(pieces, drawn::column(228, 0, 3, 28, 10, 20, 2));
    CHECK(lines_of(pieces, {}, 20).size() == 3);
    CHECK(lines_of(pieces, {{221, 0, 2, 90}}, 20).size() == 6);
}

TEST_CASE("the short last line of a column ends no gutter") {
    Boxes pieces = drawn::column(0, 0, 8, 28, 10, 20, 2);
    append(pieces, drawn::column(245, 0, 8, 28, 10, 20, 2));
    std::erase_if(pieces, [](const galley::Box& b) { return b.y == 84 && b.x > 20 && b.x < 240; });
    CHECK(lines_of(pieces, {}, 20).size() == 16);
}

TEST_CASE("letters that touch over two lines join no lines") {
    Boxes pieces = drawn::row(0, 0, 8, 20, 2);
    append(pieces, drawn::row(0, 24, 8, 20, 2));
    pieces.push_back({178, 0, 10, 44});
    append(pieces, drawn::row(192, 0, 8, 20, 2));
    append(pieces, drawn::row(192, 24, 8, 20, 2));
    const auto lines = lines_of(pieces, {}, 20);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box.h == 20);
}

TEST_CASE("letters of two lines that touch are cut apart, each line keeps its own") {
    Boxes pieces = drawn::row(0, 0, 8, 20, 2);
    append(pieces, drawn::row(0, 28, 8, 20, 2));
    pieces.push_back({178, 0, 60, 48});  // a word of either line
    append(pieces, drawn::row(242, 0, 8, 20, 2));
    append(pieces, drawn::row(242, 28, 8, 20, 2));
    const auto runs = runs_of(pieces, {}, 20);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].box == galley::Box{0, 0, 416, 24});
    CHECK(runs[1].box == galley::Box{0, 24, 416, 24});
}

TEST_CASE("what wear left of a rule between columns joins no lines") {
    Boxes pieces = drawn::column(0, 0, 2, 28, 8, 20, 2);
    append(pieces, drawn::column(196, 0, 2, 28, 8, 20, 2));
    const auto without = runs_of(pieces, {}, 20);
    pieces.push_back({184, 0, 4, 48});
    CHECK(runs_of(pieces, {}, 20).size() == without.size());
}

TEST_CASE("small print beside the swash of a masthead is a line of its own") {
    Boxes pieces = drawn::row(0, 0, 6, 160, 20);
    pieces.push_back({1080, 0, 160, 220});  // with a tail that hangs down
    append(pieces, drawn::row(300, 195, 12, 15, 2));
    const auto lines = lines_of(pieces, {}, 15);
    REQUIRE(lines.size() == 2);
    CHECK(std::any_of(lines.begin(), lines.end(), [](const auto& line) {
        return line.box == galley::Box{300, 195, 202, 15};
    }));
}

TEST_CASE("large type with characters of two parts is one line") {
    // Characters of twice the body's height; the third and the fourth are of an upper and a lower part.
    const Boxes pieces{{0, 0, 40, 40},   {44, 0, 40, 40},   {88, 0, 40, 18}, {88, 22, 40, 18},
                       {132, 0, 40, 18}, {132, 22, 40, 18}, {176, 0, 40, 40}};
    const auto lines = lines_of(pieces, {}, 20);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box == galley::Box{0, 0, 216, 40});
}

TEST_CASE("the dot of a large letter makes no line") {
    Boxes pieces = drawn::row(0, 20, 6, 44, 4);
    pieces.push_back({106, 2, 12, 10});
    const auto lines = lines_of(pieces, {}, 20);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box.y == 2);
}

TEST_CASE("a character of the small print below a heading is no dot of it") {
    Boxes pieces = drawn::row(0, 0, 6, 100, 8);
    append(pieces, drawn::row(60, 125, 8, 30, 2));
    pieces.push_back({346, 125, 30, 30});  // after a space
    append(pieces, drawn::row(406, 125, 6, 30, 2));
    const auto lines = lines_of(pieces, {}, 30);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box == galley::Box{0, 0, 640, 100});
    CHECK(lines[1].box == galley::Box{60, 125, 536, 30});
}

TEST_CASE("a quotation mark in the second row of a heading is no dot of the first") {
    Boxes pieces = drawn::row(0, 0, 6, 70, 6);
    append(pieces, drawn::row(110, 85, 3, 70, 6));
    pieces.push_back({340, 88, 12, 22});
    pieces.push_back({356, 88, 12, 22});
    const auto lines = lines_of(pieces, {}, 40);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box.bottom() == 70);
    CHECK(lines[1].box == galley::Box{110, 85, 258, 70});
}

TEST_CASE("a row of large letters above small ones is not split as lines that touch") {
    Lines stretch{{{0, 0, 300, 70}, 70}};
    for (int i = 0; i < 4; ++i) stretch.push_back({{0, 80 + 40 * i, 300, 30}, 30});
    CHECK(mended({stretch}, {}, 30).front().size() == 5);
    stretch.front().size = 30;  // letters of two lines
    CHECK(mended({stretch}, {}, 30).front().size() == 6);
}

TEST_CASE("a masthead takes no specks of the small print beside it for its dots") {
    Boxes pieces = drawn::row(0, 0, 3, 160, 20);
    pieces.push_back({60, 180, 12, 11});
    const auto lines = lines_of(pieces, {}, 15);
    CHECK(std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.box.bottom() == 160; }));
}

TEST_CASE("a part inside a character's box does not hide the next character") {
    Boxes pieces = drawn::row(0, 0, 4, 40, 4);
    pieces.push_back({90, 26, 10, 14});  // within the third
    CHECK(runs_of(pieces, {}, 20).size() == 1);
}

TEST_CASE("headings side by side stay two, and a large one takes no word of the text beside it") {
    Boxes pieces = drawn::row(0, 0, 5, 40, 4);
    append(pieces, drawn::row(216 + 80, 0, 6, 40, 4));
    CHECK(lines_of(pieces, {}, 20).size() == 2);
    Boxes beside = drawn::row(0, 0, 5, 40, 4);
    append(beside, drawn::row(216 + 80, 10, 2, 20, 2));
    append(beside, drawn::row(216 + 80 + 60, 10, 5, 20, 2));
    CHECK(lines_of(beside, {}, 20).size() == 2);
}

TEST_CASE("no ink, no lines") { CHECK(lines_of({}, {}, 20).empty()); }
