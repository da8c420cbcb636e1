#include "headings.hpp"

#include <catch_test.hpp>

#include "drawn.hpp"

using namespace galley::layout_newspaper;
using drawn::append;

namespace {

constexpr double body = 20;

/// Three columns of ten characters under y = 100, 25 apart: from 0 to 218, from 243 to 461, from 486 to 704.
Boxes three_columns() {
    Boxes pieces;
    for (const int x : {0, 243, 486}) append(pieces, drawn::column(x, 100, 8, 28, 10, 20, 2));
    return pieces;
}

std::vector<TextLine> headings(Boxes pieces) {
    append(pieces, three_columns());
    std::vector<TextLine> lines = lines_of(pieces, {}, body);
    std::erase_if(lines, [](const TextLine& line) { return line.size < 30; });
    return lines;
}

}  // namespace

TEST_CASE("a heading with a wide mark over a gutter stays whole") {
    Boxes pieces = drawn::row(120, 20, 3, 40, 2);        // up to 244
    append(pieces, drawn::row(244 + 44, 20, 7, 40, 2));  // after the mark, whose ink is small
    CHECK(headings(pieces).size() == 1);
}

TEST_CASE("headings that fill their columns are two, however near they stand") {
    Boxes pieces = drawn::row(5, 20, 5, 40, 2);
    append(pieces, drawn::row(248, 20, 5, 40, 2));
    CHECK(headings(pieces).size() == 2);
    // A third one over the next column.
    append(pieces, drawn::row(491, 20, 5, 40, 2));
    CHECK(headings(pieces).size() == 3);
}

TEST_CASE("a heading over two columns and one over the third are two") {
    Boxes pieces = drawn::row(7, 20, 10, 44, 1);
    append(pieces, drawn::row(487, 20, 5, 44, 1));
    CHECK(headings(pieces).size() == 2);
}

TEST_CASE("headings that begin flush with their columns are two") {
    Boxes pieces = drawn::row(0, 20, 5, 40, 2);
    append(pieces, drawn::row(243, 20, 3, 40, 2));
    CHECK(headings(pieces).size() == 2);
}

TEST_CASE("a rule parts a heading, whatever the columns tell") {
    std::vector<TextLine> lines{{{120, 20, 122, 40}, 40}, {{286, 20, 290, 40}, 40}};
    CHECK(with_whole_headings(lines, {}, {}, body).size() == 1);
    CHECK(with_whole_headings(lines, {}, {{260, 0, 2, 400}}, body).size() == 2);
}
