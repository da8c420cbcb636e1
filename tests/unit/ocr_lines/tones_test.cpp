#include "tones.hpp"

#include <catch_test.hpp>

#include "line_drawing.hpp"

using galley::PixPtr;
using namespace galley::ocr_lines;

namespace {

constexpr l_uint32 white = 255, ink = 20, dark_grain = 165, light_grain = 215;

void fill(Pix* pix, int x, int y, int w, int h, l_uint32 tone) {
    for (int i = y; i < y + h; ++i)
        for (int k = x; k < x + w; ++k) pixSetPixel(pix, k, i, tone);
}

/// Strokes with blurred edges on white paper; the gaps between them are 16 wide.
PixPtr strokes() {
    PixPtr pix(pixCreate(240, 40, 8));
    pixSetAllGray(pix.get(), white);
    for (int x = 20; x < 220; x += 32) {
        constexpr l_uint32 edge[] = {220, 170, 120, 70};
        for (int i = 0; i < 4; ++i) fill(pix.get(), x - 4 + i, 10, 16 - 2 * i, 20, edge[i]);
        fill(pix.get(), x, 10, 8, 20, ink);
    }
    return pix;
}

}  // namespace

TEST_CASE("print that shows through the paper is cleared, the edges of strokes stay gray") {
    const PixPtr pix = strokes();
    fill(pix.get(), 38, 12, 4, 8, dark_grain);
    fill(pix.get(), 38, 20, 4, 8, light_grain);
    REQUIRE(clear_paper(pix.get(), Tones(pix.get())));
    CHECK(tone_at(pix.get(), 40, 24) == white);
    CHECK(tone_at(pix.get(), 40, 16) > light_grain);
    CHECK(tone_at(pix.get(), 24, 15) == 0);
    CHECK(tone_at(pix.get(), 18, 15) < white);
}

TEST_CASE("a mark that is nowhere as dark as print is cleared whole") {
    const PixPtr pix = strokes();
    fill(pix.get(), 38, 12, 4, 8, 100);  // darker than where white begins
    fill(pix.get(), 37, 26, 6, 2, light_grain);
    fill(pix.get(), 70, 12, 4, 8, ink);
    REQUIRE(clear_paper(pix.get(), Tones(pix.get())));
    CHECK(tone_at(pix.get(), 40, 16) == white);
    CHECK(tone_at(pix.get(), 72, 16) == 0);
}

TEST_CASE("a page without grain keeps its tones") {
    const PixPtr pix = strokes();
    CHECK_FALSE(clear_paper(pix.get(), Tones(pix.get())));
    CHECK(tone_at(pix.get(), 16, 15) == 220);
}

TEST_CASE("an empty line is not stretched") {
    PixPtr pix(pixCreate(50, 20, 8));
    pixSetAllGray(pix.get(), 230);
    fill(pix.get(), 10, 10, 3, 3, 222);
    CHECK_FALSE(clear_paper(pix.get(), Tones(pix.get())));
}

TEST_CASE("tones are ranked from black to white, and reversed print is known by them") {
    const PixPtr pix = strokes();
    const Tones tones(pix.get());
    CHECK(tones.at_rank(0) == static_cast<int>(ink));
    CHECK(tones.paper() == static_cast<int>(white));
    CHECK_FALSE(tones.is_reversed());
    CHECK(tones.inverted().is_reversed());
    CHECK(tones.inverted().at_rank(0) == 0);
}
