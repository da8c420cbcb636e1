// What the detector alone gets wrong: lines over gutters, lines in pieces, ends, doubles.
#include <catch_test.hpp>

#include "drawn_page.hpp"
#include "finding/joining.hpp"
#include "finding/parting.hpp"
#include "finding/room.hpp"

using namespace galley;
using namespace galley::finding;
using Catch::Approx;

namespace {

/// Two columns of five lines, from 40 to 360 and from 380 to 700; `joined` ones are strips over both.
struct Columns {
    toolkit::PixPtr page = blank(760, 300);
    PrintedLines lines;

    explicit Columns(int joined) {
        for (int row = 0; row < 5; ++row) {
            const int middle = 60 + 30 * row;
            type(page.get(), 40, 360, middle);
            type(page.get(), 380, 700, middle);
        }
        for (int row = 0; row < 5; ++row) {
            const double middle = 60 + 30 * row;
            if (row < joined) {
                lines.push_back(printed(page.get(), level(36, 704, middle)));
            } else {
                lines.push_back(printed(page.get(), level(36, 360, middle)));
                lines.push_back(printed(page.get(), level(376, 704, middle)));
            }
        }
    }
};

}  // namespace

TEST_CASE("a line over a gutter is parted where its neighbours end and begin", "[finding]") {
    const Columns columns(2);
    const PrintedLines out = parted_at_gutters(columns.lines, columns.page.get());
    CHECK(out.size() == 10);
    for (const PrintedLine& line : out) CHECK((line.strip.to <= 382 || line.strip.from >= 354));
}

TEST_CASE("a line over a gutter is parted where an indent widens the white, in loosely set type too", "[finding]") {
    const toolkit::PixPtr page = blank(760, 400);
    PrintedLines lines;
    for (int row = 0; row < 4; ++row) {
        const int middle = 60 + 36 * row;
        type(page.get(), 40, 360, middle);
        type(page.get(), row == 3 ? 430 : 380, 700, middle);
        if (row == 3) {
            lines.push_back(printed(page.get(), level(36, 704, middle)));
        } else {
            lines.push_back(printed(page.get(), level(36, 360, middle)));
            lines.push_back(printed(page.get(), level(376, 704, middle)));
        }
    }
    CHECK(parted_at_gutters(lines, page.get()).size() == 8);
}

TEST_CASE("a gutter hardly wider than a space parts lines where all rows show it", "[finding]") {
    const toolkit::PixPtr page = blank(760, 400);
    PrintedLines lines;
    for (int row = 0; row < 8; ++row) {
        words(page.get(), 40, 352, 60 + 30 * row, row);
        words(page.get(), 364, 700, 60 + 30 * row, row + 20);
        lines.push_back(printed(page.get(), level(36, 704, 60 + 30 * row)));
    }
    CHECK(parted_at_gutters(lines, page.get()).size() == 16);
}

TEST_CASE("a short text in two columns is parted below a heading that goes over both", "[finding]") {
    const toolkit::PixPtr page = blank(760, 400);
    black(page.get(), {60, 20, 620, 40});
    PrintedLines lines{printed(page.get(), level(40, 700, 40, 60))};
    for (int row = 0; row < 4; ++row) {
        words(page.get(), 40, 356, 90 + 30 * row, row);
        words(page.get(), 376, 700, 90 + 30 * row, row + 20);
        lines.push_back(printed(page.get(), level(36, 704, 90 + 30 * row)));
    }
    const PrintedLines parted = parted_at_gutters(lines, page.get());
    CHECK(parted.size() == 9);
    CHECK(with_pieces_joined(parted, page.get()).size() == 9);
}

TEST_CASE("spaces of justified type part nothing, nor does a page of rows without columns", "[finding]") {
    const toolkit::PixPtr page = blank(760, 400);
    PrintedLines lines;
    for (int row = 0; row < 9; ++row) {
        words(page.get(), 40, 700, 60 + 30 * row, row);
        lines.push_back(printed(page.get(), level(36, 704, 60 + 30 * row)));
    }
    CHECK(parted_at_gutters(lines, page.get()).size() == 9);
}

TEST_CASE("a heading's two halves are not joined over the gutter that stands below them", "[finding]") {
    const toolkit::PixPtr page = blank(760, 400);
    PrintedLines lines;
    for (int row = 0; row < 6; ++row) {
        words(page.get(), 40, 352, 60 + 30 * row, row);
        words(page.get(), 380, 700, 60 + 30 * row, row + 20);
        lines.push_back(printed(page.get(), level(36, 356, 60 + 30 * row)));
        lines.push_back(printed(page.get(), level(376, 704, 60 + 30 * row)));
    }
    CHECK(with_pieces_joined(lines, page.get()).size() == 12);
}

TEST_CASE("white that no neighbour shares parts nothing", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    PrintedLines lines;
    for (int row = 0; row < 5; ++row) {
        const int middle = 60 + 30 * row;
        type(page.get(), 40, row == 2 ? 360 : 700, middle);
        if (row == 2) type(page.get(), 390, 700, middle);
        lines.push_back(printed(page.get(), level(36, 704, middle)));
    }
    CHECK(parted_at_gutters(lines, page.get()).size() == 5);
}

TEST_CASE("a rule parts a line even alone", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    type(page.get(), 40, 360, 100);
    type(page.get(), 380, 700, 100);
    black(page.get(), {366, 40, 2, 120});
    const PrintedLines lines{printed(page.get(), level(36, 704, 100))};
    const PrintedLines out = parted_at_gutters(lines, page.get());
    REQUIRE(out.size() == 2);
    CHECK(out[0].strip.to <= 368);
    CHECK(out[1].strip.from >= 366);
}

TEST_CASE("a rule that ends beside a line parts it, a short stroke does not", "[finding]") {
    for (const bool rule : {true, false}) {
        const toolkit::PixPtr page = blank(760, 300);
        type(page.get(), 40, 360, 200);
        type(page.get(), 380, 700, 200);
        black(page.get(), galley::Box{366, rule ? 100 : 180, 2, rule ? 102 : 22});
        const PrintedLines lines{printed(page.get(), level(36, 704, 200))};
        CHECK(parted_at_gutters(lines, page.get()).size() == (rule ? 2 : 1));
    }
}

TEST_CASE("pieces of one line are joined, columns are not", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    type(page.get(), 40, 700, 100);
    const PrintedLines pieces{printed(page.get(), level(36, 300, 100)), printed(page.get(), level(305, 704, 101))};
    const PrintedLines out = with_pieces_joined(pieces, page.get());
    REQUIRE(out.size() == 1);
    CHECK(out[0].strip.length() == Catch::Approx(668));

    const Columns columns(0);
    CHECK(with_pieces_joined(columns.lines, columns.page.get()).size() == 10);
}

TEST_CASE("a flat character beside its heading is joined, a smaller line is not", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    for (int x = 100; x < 500; x += 70) black(page.get(), {x, 70, 60, 60});
    black(page.get(), {30, 97, 56, 7});
    const PrintedLine heading = printed(page.get(), level(96, 516, 100, 80));
    const PrintedLines flat{printed(page.get(), level(26, 90, 100, 44)), heading};
    REQUIRE(with_pieces_joined(flat, page.get()).size() == 1);

    type(page.get(), 540, 740, 100);
    const PrintedLines smaller{heading, printed(page.get(), level(536, 744, 100, 44))};
    CHECK(with_pieces_joined(smaller, page.get()).size() == 2);
}

TEST_CASE("two headings far apart are not joined, though nothing above or below parts them", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    type(page.get(), 40, 300, 100);
    type(page.get(), 350, 700, 100);
    const PrintedLines headings{printed(page.get(), level(36, 300, 100)), printed(page.get(), level(346, 704, 100))};
    CHECK(with_pieces_joined(headings, page.get()).size() == 2);
}

TEST_CASE("an end takes in the mark that was left out, and leaves white out", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    type(page.get(), 40, 300, 100);
    black(page.get(), {296, 104, 5, 5});  // a full stop behind the strip's end
    PrintedLines lines{printed(page.get(), level(0, 296, 100))};
    fit_ends(lines, page.get());
    CHECK(lines[0].strip.to >= 301);
    CHECK(lines[0].strip.to <= 308);
    CHECK(lines[0].strip.from >= 34);
    CHECK(lines[0].strip.from <= 40);
}

TEST_CASE("a leaning line keeps its length, though the next one begins as high as it ends", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    PrintedLines lines;
    for (int row = 0; row < 3; ++row) {
        const int left = 40 + 2 * row, top = 60 + 30 * row;
        for (int i = 0; i < 38; ++i) black(page.get(), {left + 16 * i, top - 8 + 30 * i / 38, 12, 16});
        lines.push_back(
            printed(page.get(),
                    {false, left - 2.0, left + 606.0, {static_cast<double>(top), static_cast<double>(top + 30)}, 24}));
    }
    fit_ends(lines, page.get());
    for (const PrintedLine& line : lines) CHECK(line.strip.length() > 600);
}

TEST_CASE("of lines that cover each other one stays", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    type(page.get(), 40, 700, 100);
    type(page.get(), 40, 700, 130);
    const PrintedLines lines{printed(page.get(), level(36, 704, 100), 0.9),
                             printed(page.get(), level(50, 400, 104), 0.7),
                             printed(page.get(), level(36, 704, 130), 0.9)};
    const PrintedLines out = without_doubles(lines);
    REQUIRE(out.size() == 2);
    CHECK(out[0].strip.middle_at(100) == Catch::Approx(100));
    CHECK(out[1].strip.middle_at(100) == Catch::Approx(130));
}

TEST_CASE("a quotation mark within a heading is no line of its own", "[finding]") {
    const toolkit::PixPtr page = blank(760, 300);
    for (int x = 40; x < 640; x += 70) black(page.get(), {x, 70, 60, 60});
    black(page.get(), {670, 72, 20, 12});
    const PrintedLine heading = printed(page.get(), level(36, 700, 100, 80));
    const PrintedLines marked{heading, printed(page.get(), level(668, 692, 78, 14), 0.6)};
    CHECK(without_doubles(marked).size() == 1);

    const PrintedLines beside{heading, printed(page.get(), level(704, 728, 78, 14), 0.6)};
    CHECK(without_doubles(beside).size() == 2);
}
