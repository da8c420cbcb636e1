#include "layout.hpp"

#include <catch_test.hpp>
#include <cmath>

#include "drawn.hpp"

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

std::vector<Block> blocks_on(Pix* pix) {
    const Image image = drawn::image_of(pix);
    return find_blocks(drawn::view(image));
}

/// A heading over two columns, 1000 by 900.
PixPtr article() {
    PixPtr page = drawn::paper(1000, 900);
    drawn::print(page.get(), drawn::row(200, 60, 12, 44, 6));
    drawn::print(page.get(), drawn::column(60, 150, 22, 30, 18, 20, 2));
    drawn::print(page.get(), drawn::column(500, 150, 22, 30, 18, 20, 2));
    return page;
}

}  // namespace

TEST_CASE("a heading, then its columns from left to right") {
    const auto blocks = blocks_on(article().get());
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].kind == BlockKind::heading);
    CHECK(blocks[1].lines.size() == 22);
    CHECK(blocks[1].box == galley::Box{60, 150, 394, 650});
    CHECK(blocks[2].box.x == 500);
    CHECK(blocks[2].polygon.empty());
    CHECK(blocks[0].id != blocks[1].id);
}

TEST_CASE("boxes of a page that leans lie on the page as read") {
    const PixPtr page = article();
    const PixPtr leaning(pixRotateAMGray(page.get(), static_cast<l_float32>(M_PI / 180), 255));
    const auto blocks = blocks_on(leaning.get());
    REQUIRE(blocks.size() == 3);
    REQUIRE(blocks[1].polygon.size() == 4);
    // One degree about the center moves the left column's top by the half width's share to the top, and to the right.
    const double c = std::cos(M_PI / 180), s = std::sin(M_PI / 180);
    CHECK(blocks[1].polygon[0].x == Catch::Approx(500 + (60 - 500) * c - (150 - 450) * s).margin(3));
    CHECK(blocks[1].polygon[0].y == Catch::Approx(450 + (150 - 450) * c + (60 - 500) * s).margin(3));
}

TEST_CASE("the page is the same for any format of its pixels") {
    const PixPtr gray = article();
    const auto expected = blocks_on(gray.get());
    CHECK(blocks_on(PixPtr(pixThresholdToBinary(gray.get(), 128)).get()) == expected);
    CHECK(blocks_on(PixPtr(pixConvertTo32(gray.get())).get()) == expected);
}

TEST_CASE("pages without text have no text") {
    for (const int side : {1, 2, 50, 700})
        for (const int depth : {1, 8})
            for (const bool white : {false, true}) {
                const PixPtr page(pixCreate(side, side, depth));
                if (white == (depth == 8)) pixSetAll(page.get());
                INFO(side << " pixels, depth " << depth << (white ? ", white" : ", black"));
                for (const Block& block : blocks_on(page.get())) CHECK(block.lines.empty());
            }
}

TEST_CASE("noise is bounded work") {
    PixPtr page(pixCreate(1500, 1500, 8));
    unsigned state = 1;
    for (int y = 0; y < 1500; ++y)
        for (int x = 0; x < 1500; ++x) {
            state = state * 1664525U + 1013904223U;
            pixSetPixel(page.get(), x, y, state >> 24);
        }
    CHECK(blocks_on(page.get()).size() < 100'000);
}

TEST_CASE("a layer's boxes are mapped to the page") {
    const Image image = drawn::image_of(article().get());
    const Transform upside_down{-1, 0, 1000, 0, -1, 900};
    const auto blocks = find_blocks(drawn::view(image), {upside_down, 1000, 900});
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[1].box == galley::Box{546, 100, 394, 650});
}

TEST_CASE("where the writing is known, nothing is taken for the other one") {
    const PixPtr page = drawn::paper(1000, 900);
    drawn::print(page.get(), drawn::column(60, 150, 22, 30, 18, 20, 2));  // level
    for (int column = 0; column < 14; ++column)                           // vertical
        for (int row = 0; row < 30; ++row) drawn::character(page.get(), {540 + column * 30, 150 + row * 22, 20, 20});
    const Image image = drawn::image_of(page.get());
    const auto count = [&](Writing writing, WritingMode mode) {
        const auto blocks = find_blocks(drawn::view(image), writing);
        return std::count_if(blocks.begin(), blocks.end(), [&](const Block& b) { return b.writing_mode == mode; });
    };
    CHECK(count(Writing::automatic, WritingMode::horizontal_ltr) > 0);
    CHECK(count(Writing::automatic, WritingMode::vertical_rl) > 0);
    CHECK(count(Writing::horizontal, WritingMode::horizontal_ltr) > 0);
    CHECK(count(Writing::horizontal, WritingMode::vertical_rl) == 0);
    CHECK(count(Writing::vertical, WritingMode::horizontal_ltr) == 0);
    CHECK(count(Writing::vertical, WritingMode::vertical_rl) > 0);
}

TEST_CASE("a black scan edge beside articles does not mix their columns") {
    PixPtr page = drawn::paper(1000, 1400);
    for (const int top : {60, 760}) {
        drawn::print(page.get(), drawn::column(100, top, 20, 30, 18, 20, 2));
        drawn::print(page.get(), drawn::column(540, top, 20, 30, 18, 20, 2));
    }
    drawn::fill(page.get(), {100, 705, 836, 4}, 0);
    drawn::fill(page.get(), {0, 0, 30, 1200}, 0);
    page = PixPtr(pixThresholdToBinary(page.get(), 128));
    const auto blocks = blocks_on(page.get());
    REQUIRE(blocks.size() >= 4);
    CHECK(blocks[0].box.x == 100);
    CHECK(blocks[1].box.x == 540);
    CHECK(blocks[1].box.bottom() < 705);
    CHECK(blocks[2].box.x == 100);
    CHECK(blocks[3].box.x == 540);
}
