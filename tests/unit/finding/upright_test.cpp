#include "finding/upright.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::finding;

namespace {

/// A character that tells how it stands: a block with its upper left quarter missing.
void character(Pix* pix, int x, int y) {
    black(pix, {x + 10, y, 10, 20});
    black(pix, {x, y + 10, 10, 10});
}

/// How many of an image's characters stand upright: the upper left quarter of their ink is white. `on_back`: or lie on
/// their backs, with the lower left one white.
double share_of_characters(Pix* line, bool on_back) {
    const toolkit::PixPtr gray(pixConvertRGBToLuminance(line)), ink(pixThresholdToBinary(gray.get(), 128));
    BOXA* boxes = pixConnCompBB(ink.get(), 8);
    double upright = 0;
    const int count = boxaGetCount(boxes);
    for (int i = 0; i < count; ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        l_uint32 corner = 0, below = 0;
        pixGetPixel(ink.get(), x + w / 4, y + h / 4, &corner);
        pixGetPixel(ink.get(), x + w / 4, y + 3 * h / 4, &below);
        upright += (on_back ? below : corner) == 0;
    }
    boxaDestroy(&boxes);
    return count > 0 ? upright / count : 0;
}

double read_characters(Pix* line) { return share_of_characters(line, false); }

/// As recognisers of vertical print do: one that learned lines laid down reads them better than loose characters.
double read_ideographs(Pix* line) {
    return std::max(0.75 * share_of_characters(line, false), 0.9 * share_of_characters(line, true));
}

struct Set {
    toolkit::PixPtr page;
    std::vector<FoundLine> lines;
};

constexpr int side = 700;

/// A box on a square page that is turned by quarters clockwise.
galley::Box turned(galley::Box b, int quarters) {
    for (int i = 0; i < quarters; ++i) b = {side - b.bottom(), b.x, b.h, b.w};
    return b;
}

/// A page of level or vertical lines, turned by quarters clockwise.
Set set_page(bool vertical, int quarters) {
    toolkit::PixPtr page = blank(side, side);
    std::vector<galley::Box> places;
    for (int row = 0; row < 12; ++row) {
        const int across = 60 + 45 * row;
        for (int i = 0; i < 20; ++i) {
            const int along = 60 + 25 * i;
            vertical ? character(page.get(), across, along) : character(page.get(), along, across);
        }
        places.push_back(vertical ? galley::Box{across - 4, 56, 28, 508} : galley::Box{56, across - 4, 508, 28});
    }
    Set out{quarters == 0 ? std::move(page) : toolkit::PixPtr(pixRotateOrth(page.get(), quarters)), {}};
    for (const galley::Box& place : places) {
        const galley::Box b = turned(place, quarters);
        const bool down = b.h > b.w;
        const double middle = down ? b.x + b.w / 2.0 : b.y + b.h / 2.0;
        out.lines.push_back({{down,
                              static_cast<double>(down ? b.y : b.x),
                              static_cast<double>(down ? b.bottom() : b.right()),
                              {middle, middle},
                              28},
                             0.9});
    }
    return out;
}

}  // namespace

TEST_CASE("level lines are set upright whichever way they lie", "[finding]") {
    for (int quarters = 0; quarters < 4; ++quarters) {
        const Set page = set_page(false, quarters);
        CHECK(turns_to_upright(page.page.get(), page.lines, read_characters) == (4 - quarters) % 4);
    }
}

TEST_CASE("upright columns stay, and are set upright when they lie", "[finding]") {
    for (int quarters = 0; quarters < 4; ++quarters) {
        const Set page = set_page(true, quarters);
        CHECK(turns_to_upright(page.page.get(), page.lines, read_characters) == (4 - quarters) % 4);
    }
}

TEST_CASE("a page is set upright by a reader that reads characters on their backs too", "[finding]") {
    for (int quarters = 0; quarters < 4; ++quarters)
        for (const bool vertical : {false, true}) {
            const Set page = set_page(vertical, quarters);
            CHECK(turns_to_upright(page.page.get(), page.lines, read_ideographs) == (4 - quarters) % 4);
        }
}

TEST_CASE("a page that nobody can read, or of two lines, stays as it lies", "[finding]") {
    Set page = set_page(false, 2);
    CHECK(turns_to_upright(page.page.get(), page.lines, [](Pix*) { return 0.3; }) == 0);
    page.lines.resize(2);
    CHECK(turns_to_upright(page.page.get(), page.lines, read_characters) == 0);
}

TEST_CASE("a page that clearly lies upright is asked little, one that does not is asked more", "[finding]") {
    int asked = 0;
    const auto read = [&asked](Pix* line) { return ++asked, read_characters(line); };
    const Set upright = set_page(false, 0), turned = set_page(false, 2);
    CHECK(turns_to_upright(upright.page.get(), upright.lines, read) == 0);
    const int little = asked;
    CHECK(turns_to_upright(turned.page.get(), turned.lines, read) == 2);
    CHECK(asked - little > 2 * little);
}
