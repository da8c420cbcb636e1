#include "ground.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::ocr_tesseract;

namespace {

/// Strokes of ink on white, three pixels apart from each other and wide, with an edge of half the contrast.
toolkit::PixPtr strokes() {
    toolkit::PixPtr pix(pixCreate(200, 48, 8));
    pixSetAll(pix.get());
    for (int x = 20; x < 110; x += 10)
        for (int y = 12; y < 36; ++y)
            for (int i = 0; i < 4; ++i) pixSetPixel(pix.get(), x + i, y, i == 3 ? 128 : 0);
    return pix;
}

unsigned tone(Pix* pix, int x, int y) {
    l_uint32 out = 0;
    pixGetPixel(pix, x, y, &out);
    return out;
}

}  // namespace

TEST_CASE("gray edges of type on a clean ground stay gray", "[ocr_tesseract]") {
    const toolkit::PixPtr out = with_ground_white(strokes());
    CHECK(tone(out.get(), 20, 20) == 0);
    CHECK(tone(out.get(), 23, 20) > 100);
    CHECK(tone(out.get(), 23, 20) < 160);
    CHECK(tone(out.get(), 180, 20) == 255);
}

TEST_CASE("what shines through away from the ink becomes white", "[ocr_tesseract]") {
    toolkit::PixPtr pix = strokes();
    for (int x = 130; x < 190; x += 8)
        for (int y = 12; y < 36; ++y) pixSetPixel(pix.get(), x, y, 170);
    const toolkit::PixPtr out = with_ground_white(std::move(pix));
    CHECK(tone(out.get(), 20, 20) == 0);
    CHECK(tone(out.get(), 130, 20) == 255);
}

TEST_CASE("a picture without contrast stays as it is", "[ocr_tesseract]") {
    toolkit::PixPtr pix(pixCreate(40, 20, 8));
    pixSetAllGray(pix.get(), 200);
    const toolkit::PixPtr out = with_ground_white(std::move(pix));
    CHECK(tone(out.get(), 10, 10) == 200);
}
