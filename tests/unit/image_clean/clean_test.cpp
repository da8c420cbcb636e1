#include "clean.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"
#include "galley/error.hpp"

using namespace galley;
using namespace galley::image_clean;

namespace {

Cleaned clean_pix(Pix* pix, const Settings& settings = {}) {
    const Image image = to_image(pix);
    return clean(drawn::view(image), settings);
}

int ink_in(Pix* ink) {
    l_int32 count = 0;
    pixCountPixels(ink, &count, nullptr);
    return count;
}

}  // namespace

TEST_CASE("a page that stands well keeps its place") {
    const Cleaned cleaned = clean_pix(drawn::text_page().get());
    CHECK_FALSE(cleaned.to_page);
    CHECK_FALSE(cleaned.upright);
    CHECK(pixGetWidth(cleaned.even.get()) == 1200);
    CHECK(pixGetDepth(cleaned.ink.get()) == 1);
}

TEST_CASE("a page upside down is turned, and its boxes find the way back") {
    const PixPtr turned(pixRotateOrth(drawn::text_page().get(), 2));
    const Cleaned cleaned = clean_pix(turned.get());
    REQUIRE(cleaned.to_page);
    CHECK((*cleaned.to_page)(galley::Box{0, 0, 10, 20}, 1200, 1500) == galley::Box{1190, 1480, 10, 20});
}

TEST_CASE("options switch each step off") {
    const PixPtr turned(pixRotateOrth(drawn::text_page().get(), 2));
    Settings settings;
    settings.orientation = false;
    settings.deskew = false;
    CHECK_FALSE(clean_pix(turned.get(), settings).to_page);
}

TEST_CASE("shaded paper becomes even, and its letters stay") {
    const PixPtr page = drawn::text_page();
    const int letters = ink_in(clean_pix(page.get()).ink.get());
    for (int y = 0; y < 1500; ++y)  // down to half of the light at the right
        for (int x = 0; x < 1200; ++x) {
            l_uint32 v = 0;
            pixGetPixel(page.get(), x, y, &v);
            pixSetPixel(page.get(), x, y, v * static_cast<l_uint32>(2400 - x) / 2400);
        }
    CHECK(ink_in(clean_pix(page.get()).ink.get()) == Catch::Approx(letters).epsilon(0.05));
}

TEST_CASE("specks and dark borders go, in the gray page as well") {
    const PixPtr page = drawn::text_page();
    const int letters = ink_in(clean_pix(page.get()).ink.get());
    for (int i = 0; i < 200; ++i) pixSetPixel(page.get(), 60 + 5 * i, 60, 0);
    pixRasterop(page.get(), 0, 0, 30, 1500, PIX_CLR, nullptr, 0, 0);
    const Cleaned cleaned = clean_pix(page.get());
    CHECK(ink_in(cleaned.ink.get()) == Catch::Approx(letters).epsilon(0.02));
    l_uint32 edge = 0;
    pixGetPixel(cleaned.even.get(), 10, 700, &edge);
    CHECK(edge == 255);
}

TEST_CASE("pages without text come through") {
    for (const int depth : {1, 8, 32})
        for (const bool black : {false, true}) {
            const PixPtr page(pixCreate(400, 300, depth));
            if (black == (depth == 1)) pixSetAll(page.get());
            const Cleaned cleaned = clean_pix(page.get());
            CHECK_FALSE(cleaned.to_page);
            CHECK(ink_in(cleaned.ink.get()) == 0);
        }
    const PixPtr dot(pixCreate(1, 1, 8));
    CHECK(pixGetWidth(clean_pix(dot.get()).even.get()) == 1);
}

TEST_CASE("a page too large for a worker is refused before anything is copied") {
    const std::uint8_t pixel = 0;
    CHECK_THROWS_AS(clean({20000, 20000, 20000, PixelFormat::gray, 300, &pixel}, {}), LimitError);
}
