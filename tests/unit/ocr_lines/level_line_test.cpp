#include "level_line.hpp"

#include <catch_test.hpp>

#include "line_drawing.hpp"

using namespace galley::ocr_lines;

namespace {

constexpr int pitch = 40;

/// `count` characters of 36 columns each, one a pitch, from column `at` on.
void draw_characters(const LineImage& image, int at, int count) {
    for (int i = 0; i < count; ++i) fill(image, at + i * pitch, at + i * pitch + 36, 12, 48, 0);
}

}  // namespace

TEST_CASE("characters of one pitch are cells, and parts of them are not") {
    const LineImage image = paper_line(400);
    draw_characters(image, 10, 3);
    fill(image, 10 + 3 * pitch, 22 + 3 * pitch, 12, 48, 0);  // a character of two parts
    fill(image, 30 + 3 * pitch, 46 + 3 * pitch, 12, 48, 0);
    draw_characters(image, 10 + 4 * pitch, 2);
    const Grid grid = grid_of(ink_pieces(image), column_ink(image), {}, type);
    CHECK(grid.cells.size() == 6);
    CHECK(grid.cost <= regular);
    CHECK(grid.cells.front().from <= 10);
    CHECK(grid.cells.back().to >= 46 + 5 * pitch);
}

TEST_CASE("a number makes the grid uneven, unless it is known") {
    const LineImage image = paper_line(400);
    draw_characters(image, 10, 3);
    fill(image, 10 + 3 * pitch, 28 + 3 * pitch, 17, 47, 0);
    draw_characters(image, 33 + 3 * pitch, 4);
    const auto pieces = ink_pieces(image);
    const auto ink = column_ink(image);
    CHECK(grid_of(pieces, ink, {}, type).cost > regular);
    const Grid known = grid_of(pieces, ink, {{10 + 3 * pitch, 28 + 3 * pitch}}, type);
    CHECK(known.cost <= regular);
    CHECK(known.cells.size() == 8);
}

TEST_CASE("an empty line has no cells") {
    const LineImage image = paper_line(100);
    CHECK(grid_of(ink_pieces(image), column_ink(image), {}, type).cells.empty());
}

TEST_CASE("a character set level is turned upright, a number stays as it stands") {
    const LineImage image = paper_line(200);
    // A character with a bar at its head: laid down, the head is at the left.
    fill(image, 10, 14, 12, 48, 0);
    fill(image, 30, 46, 28, 32, 0);
    fill(image, 52, 70, 17, 47, 0);
    const auto pieces = ink_pieces(image);
    const std::vector<Stretch> number{{52, 70}};
    const LevelLine line = level_line(image, pieces, {{8, 48}, number.front()}, number, type);
    REQUIRE(line.set.size() == 2);
    int lowest_wide = 0, width = pixGetWidth(line.image.pix.get());
    for (int y = 0; y < height; ++y) {
        int dark = 0;
        for (int x = line.set[0].from; x < line.set[0].to; ++x) dark += tone_at(line.image.pix.get(), x, y) < 128;
        if (dark >= 30) lowest_wide = y;
    }
    CHECK(lowest_wide > 0);
    CHECK(lowest_wide < height / 2);  // the bar is at the head
    int rows = 0;
    for (int y = 0; y < height; ++y)
        rows += tone_at(line.image.pix.get(), (line.set[1].from + line.set[1].to) / 2, y) < 128;
    CHECK(rows == 30);
    CHECK(line.set[1].to <= width);
}

TEST_CASE("a mark moves to the foot of its cell") {
    const LineImage image = paper_line(200);
    fill(image, 52, 60, 12, 20, 0);  // at the upper right of a vertical cell
    const LevelLine line = level_line(image, ink_pieces(image), {{48, 88}}, {}, type);
    int top = height;
    for (int y = 0; y < height; ++y)
        for (int x = line.set[0].from; x < line.set[0].to; ++x)
            if (tone_at(line.image.pix.get(), x, y) < 128) top = std::min(top, y);
    CHECK(top > height / 2);
}

TEST_CASE("words find back from the line that was set anew") {
    const LevelLine line{{}, {{0, 40}, {40, 60}}, {{6, 48}, {48, 78}}};
    const Stretch at = line.in_line({48, 63});
    CHECK(at.from == 40);
    CHECK(at.to == 50);
}
