#include "upright.hpp"

#include <catch_test.hpp>
#include <cmath>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::image_clean;

namespace {

PixPtr ink(Pix* gray) { return PixPtr(pixThresholdToBinary(gray, 128)); }

}  // namespace

TEST_CASE("a page of Latin text is turned upright from any side") {
    const PixPtr page = ink(drawn::text_page().get());
    for (int lying = 0; lying < 4; ++lying) {
        const PixPtr turned(pixRotateOrth(page.get(), lying));
        INFO("turned by " << lying << " quarters");
        CHECK(quarter_turns(turned.get()) == (4 - lying) % 4);
    }
}

TEST_CASE("pages without letters stay as they are") {
    PixPtr blank(pixCreate(800, 600, 1));
    CHECK(quarter_turns(blank.get()) == 0);
    CHECK(skew(blank.get()) == 0);
    pixSetAll(blank.get());
    CHECK(quarter_turns(blank.get()) == 0);
    const PixPtr dot(pixCreate(1, 1, 1));
    CHECK(quarter_turns(dot.get()) == 0);
    CHECK(skew(dot.get()) == 0);
}

TEST_CASE("skew is measured in degrees clockwise to level") {
    const PixPtr page = drawn::text_page();
    const PixPtr leaning(pixRotateAMGray(page.get(), static_cast<l_float32>(-1.5 * M_PI / 180), 255));
    CHECK(skew(ink(leaning.get()).get()) == Catch::Approx(1.5).margin(0.1));
    // Vertical text leans as its columns do.
    const PixPtr columns(pixRotateOrth(leaning.get(), 1));
    CHECK(skew(ink(columns.get()).get()) == Catch::Approx(1.5).margin(0.1));
}

TEST_CASE("the way back undoes what was done to the pixels") {
    PixPtr page(pixCreate(300, 200, 8));
    pixSetAll(page.get());
    pixSetPixel(page.get(), 40, 30, 0);
    for (const int turns : {0, 1, 2, 3}) {
        const PixPtr turned(pixRotateOrth(page.get(), turns));
        const Transform back = way_back(turns, 0, 300, 200);
        l_uint32 least = 255;
        Point dark;
        for (int y = 0; y < pixGetHeight(turned.get()); ++y)
            for (int x = 0; x < pixGetWidth(turned.get()); ++x) {
                l_uint32 v = 255;
                pixGetPixel(turned.get(), x, y, &v);
                if (v < least) least = v, dark = {x, y};
            }
        // A pixel is a box of side 1.
        CHECK(back(galley::Box{dark.x, dark.y, 1, 1}, 300, 200) == galley::Box{40, 30, 1, 1});
    }
}

TEST_CASE("the way back from a leveled page") {
    const double degrees = 2;
    const Transform back = way_back(0, degrees, 1000, 800);
    CHECK(back({500, 400}) == Point{500, 400});
    // Turning clockwise moved the right end of a line down, so that on the page it stands higher.
    const Point right = back({1000, 400});
    CHECK(right.y == Catch::Approx(400 - 500 * std::sin(degrees * M_PI / 180)).margin(1));
    CHECK(back.inverse()(right) == Point{1000, 400});
}
