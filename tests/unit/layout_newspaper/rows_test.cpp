#include "rows.hpp"

#include <catch_test.hpp>

#include "page_of_lines.hpp"

using namespace galley;
using namespace galley::layout_newspaper;
using namespace layout_test;

namespace {

/// Two columns of five rows with a gutter of 60; the row in the middle on the left comes in two pieces.
Lines columns() {
    Lines lines;
    for (int row = 0; row < 5; ++row) {
        if (row == 2) {
            lines.push_back(placed(0, 80 * row, 300));
            lines.push_back(placed(360, 80 * row, 240));
        } else {
            lines.push_back(placed(0, 80 * row, 600));
        }
        lines.push_back(placed(660, 80 * row, 600));
    }
    return lines;
}

}  // namespace

TEST_CASE("pieces of a row are joined, columns are not") {
    const Lines out = whole_lines(columns(), {});
    CHECK(out.size() == 10);
    for (const TextLine& line : out) CHECK(line.box.w == 600);
}

TEST_CASE("a rule parts the pieces of a row, and lines with a polygon are whole") {
    CHECK(whole_lines(columns(), {{330, 0, 2, 400}}).size() == 11);
    Line found;
    found.polygon = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    Lines lines = columns();
    for (TextLine& line : lines) line.source = &found;
    CHECK(whole_lines(lines, {}).size() == 11);
}

TEST_CASE("a spaced heading is one line") {
    const Lines out = whole_lines({placed(0, 0, 200, 128), placed(400, 0, 200, 128), placed(800, 0, 200, 128)}, {});
    REQUIRE(out.size() == 1);
    CHECK(out[0].box.w == 1000);
    CHECK(out[0].pieces.size() == 3);
}
