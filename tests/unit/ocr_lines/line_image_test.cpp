#include "line_image.hpp"

#include <catch_test.hpp>

#include "line_drawing.hpp"

// Leptonica has a Box of its own: no using-directive for galley here.
using galley::Block;
using galley::BlockKind;
using galley::PixPtr;
using galley::WritingMode;
using namespace galley::ocr_lines;

namespace {

constexpr int size = 20, pitch = 40;

/// Three lines of `size`, `pitch` apart; vertical ones run from right to left.
Block block_of(WritingMode mode) {
    Block block{"b1", BlockKind::text, {100, 100, 200, 100}, {}, {}, mode, {}};
    if (mode == WritingMode::vertical_rl) block.box = {100, 100, 100, 200};
    for (int i = 0; i < 3; ++i) {
        const galley::Box box = mode == WritingMode::vertical_rl ? galley::Box{180 - i * pitch, 100, size, 200}
                                                                 : galley::Box{100, 100 + i * pitch, 200, size};
        block.lines.push_back({box, {}, {}, {}});
    }
    return block;
}

PixPtr paper(int width, int height, l_uint32 tone) {
    PixPtr pix(pixCreate(width, height, 8));
    pixSetAllGray(pix.get(), static_cast<l_int32>(tone));
    return pix;
}

void fill(Pix* pix, const galley::Box& box, l_uint32 tone) {
    for (int y = box.y; y < box.bottom(); ++y)
        for (int x = box.x; x < box.right(); ++x) pixSetPixel(pix, x, y, tone);
}

}  // namespace

TEST_CASE("a line gets the room its type asks for") {
    const auto rooms = line_rooms(block_of(WritingMode::horizontal_ltr), 1000, 1000);
    REQUIRE(rooms.size() == 3);
    CHECK(rooms[1].y == 135);
    CHECK(rooms[1].bottom() == 165);
}

TEST_CASE("rooms of close lines meet in the middle of the gap") {
    Block block = block_of(WritingMode::horizontal_ltr);
    for (int i = 0; i < 3; ++i) block.lines[static_cast<std::size_t>(i)].box.y = 100 + i * 24;
    const auto rooms = line_rooms(block, 1000, 1000);
    CHECK(rooms[0].bottom() == rooms[1].y);
    CHECK(rooms[1].y == 122);
}

TEST_CASE("vertical lines get room to their sides") {
    const auto rooms = line_rooms(block_of(WritingMode::vertical_rl), 1000, 1000);
    CHECK(rooms[1].x == 135);
    CHECK(rooms[1].right() == 165);
    CHECK(rooms[1].h == 200);
}

TEST_CASE("rooms stay on the page and reach a mark past the line within the block") {
    Block block = block_of(WritingMode::horizontal_ltr);
    block.lines[2].box.w = 100;
    CHECK(line_rooms(block, 1000, 1000)[2].right() == 226);
    CHECK(line_rooms(block, 1000, 1000)[0].right() == 300);
    CHECK(line_rooms(block, 1000, 190)[2].bottom() == 190);
}

TEST_CASE("a line image shows its ink upright and dark, and words find back") {
    const PixPtr page = paper(400, 400, 230);
    const galley::Box line{110, 140, 180, size}, room{100, 134, 200, 32};
    fill(page.get(), {110, 140, 10, size}, 10);  // its first character and its last
    fill(page.get(), {280, 140, 10, size}, 10);
    const LineImage image = line_image(page.get(), line, room, WritingMode::horizontal_ltr);
    CHECK(pixGetHeight(image.pix.get()) == 32);
    CHECK(image.extent == line);
    CHECK(tone_at(image.pix.get(), 0, 0) == Catch::Approx(230).margin(2));
    CHECK(tone_at(image.pix.get(), image.margin, 16) == 10);
    CHECK(image.on_page({image.margin + 20, 0, 30, 32}) == galley::Box{130, 140, 30, size});
    CHECK(image.on_page({0, 0, 5000, 32}) == line);
}

TEST_CASE("a vertical line is laid down with its top at the left") {
    const PixPtr page = paper(400, 400, 255);
    const galley::Box line{140, 110, size, 180}, room{134, 100, 32, 200};
    fill(page.get(), {140, 110, size, 10}, 100);
    fill(page.get(), {140, 280, size, 10}, 0);
    const LineImage image = line_image(page.get(), line, room, WritingMode::vertical_rl);
    CHECK(image.turned);
    CHECK(pixGetWidth(image.pix.get()) > pixGetHeight(image.pix.get()));
    CHECK(tone_at(image.pix.get(), image.margin + 2, 16) == 100);
    CHECK(image.on_page({image.margin, 0, 10, 32}) == galley::Box{140, 110, size, 10});
}

TEST_CASE("white on black is turned over") {
    const PixPtr page = paper(400, 400, 20);
    const galley::Box line{110, 140, 40, size}, room{100, 134, 200, 32};
    fill(page.get(), line, 240);
    const LineImage image = line_image(page.get(), line, room, WritingMode::horizontal_ltr);
    CHECK(tone_at(image.pix.get(), 0, 0) == Catch::Approx(235).margin(2));
    CHECK(tone_at(image.pix.get(), image.margin, 16) == 15);
}

TEST_CASE("a line of the page's last pixel is no trouble") {
    const PixPtr page = paper(1, 1, 255);
    CHECK(line_image(page.get(), {0, 0, 1, 1}, {0, 0, 1, 1}, WritingMode::horizontal_ltr).pix != nullptr);
}
