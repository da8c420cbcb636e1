#include "finding/grids.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::finding;

namespace {

/// Six rows of five characters, 14 by 14 pixels: 16 apart in a row, rows 26 apart.
toolkit::PixPtr grid() {
    toolkit::PixPtr page = blank(300, 300);
    for (int row = 0; row < 6; ++row)
        for (int i = 0; i < 5; ++i) black(page.get(), {100 + 16 * i, 60 + 26 * row, 14, 14});
    return page;
}

}  // namespace

TEST_CASE("rows taken for columns are rows again") {
    const toolkit::PixPtr page = grid();
    PrintedLines lines;
    for (int i = 0; i < 5; ++i) {
        const double middle = 107 + 16 * i;
        lines.push_back(printed(page.get(), {true, 58, 206, {middle, middle}, 18}));
    }
    const PrintedLines out = with_grids_settled(lines, page.get());
    REQUIRE(out.size() == 6);
    for (const PrintedLine& line : out) {
        CHECK_FALSE(line.strip.vertical);
        CHECK(line.strip.length() >= 74);
    }
}

TEST_CASE("a scrap across rows goes, and what it held is found") {
    const toolkit::PixPtr page = grid();
    PrintedLines lines;
    for (int row = 0; row < 6; ++row)
        if (row != 2 && row != 3) lines.push_back(printed(page.get(), level(98, 182, 67 + 26 * row, 18)));
    lines.push_back(printed(page.get(), {true, 110, 156, {107, 107}, 18}));  // over rows 2 and 3
    const PrintedLines out = with_grids_settled(lines, page.get());
    CHECK(out.size() == 6);
    for (const PrintedLine& line : out) CHECK_FALSE(line.strip.vertical);
}

TEST_CASE("words of a justified text make no columns") {
    const toolkit::PixPtr page = blank(700, 300);
    PrintedLines lines;
    for (int row = 0; row < 5; ++row)
        for (int word = 0; word < 3; ++word) {
            const int x = 40 + 220 * word, y = 60 + 24 * row;
            for (int i = 0; i < 14; ++i) black(page.get(), {x + 11 * i, y, 9, 14});
            lines.push_back(printed(page.get(), level(x - 2, x + 154, y + 7, 18)));
        }
    const PrintedLines out = with_grids_settled(lines, page.get());
    CHECK(out.size() == 15);
    for (const PrintedLine& line : out) CHECK_FALSE(line.strip.vertical);
}
