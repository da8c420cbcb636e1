#include "drawings.hpp"

#include <catch_test.hpp>

#include "drawn.hpp"
#include "layout.hpp"

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

/// Strokes that hang together: a house, a sun and the line of the ground.
void draw(Pix* page, const galley::Box& b) {
    constexpr int stroke = 3;
    drawn::fill(page, {b.x, b.bottom() - stroke, b.w, stroke}, 0);
    for (int i = 0; i < b.h - 40; ++i) drawn::fill(page, {b.x + b.w / 2 - i / 2, b.y + 40 + i, stroke, stroke}, 0);
    for (int i = 0; i < b.h - 40; ++i) drawn::fill(page, {b.x + b.w / 2 + i / 2, b.y + 40 + i, stroke, stroke}, 0);
    drawn::fill(page, {b.x + b.w / 2, b.y, stroke, b.h}, 0);
}

PixPtr ink_of(Pix* page) { return PixPtr(pixThresholdToBinary(page, 128)); }

}  // namespace

TEST_CASE("large thin strokes that stand alone are a drawing, with what lies in it") {
    const PixPtr page = drawn::paper(800, 800);
    draw(page.get(), {200, 200, 300, 300});
    Boxes pieces{{200, 200, 300, 300}, {330, 420, 20, 20}, {100, 700, 20, 20}};
    const Boxes drawings = take_drawings(pieces, ink_of(page.get()).get(), 20);
    REQUIRE(drawings.size() == 1);
    CHECK(drawings[0] == galley::Box{200, 200, 300, 300});
    CHECK(pieces == Boxes{{100, 700, 20, 20}});
}

TEST_CASE("huge characters stand in a row and stay type") {
    const PixPtr page = drawn::paper(1200, 400);
    Boxes pieces = drawn::row(50, 50, 4, 200, 30);
    drawn::print(page.get(), pieces);
    CHECK(take_drawings(pieces, ink_of(page.get()).get(), 20).empty());
    CHECK(pieces.size() == 4);
}

TEST_CASE("a dark stain is no drawing") {
    const PixPtr page = drawn::paper(800, 800);
    drawn::fill(page.get(), {200, 200, 300, 300}, 0);
    Boxes pieces{{200, 200, 300, 300}};
    CHECK(take_drawings(pieces, ink_of(page.get()).get(), 20).empty());
}

TEST_CASE("a drawing amid text is an image and not a line") {
    const PixPtr page = drawn::paper(1000, 1400);
    drawn::print(page.get(), drawn::column(100, 100, 15, 34, 30, 20, 4));
    draw(page.get(), {300, 680, 300, 300});
    drawn::print(page.get(), drawn::column(100, 1050, 8, 34, 30, 20, 4));
    const Image image = drawn::image_of(page.get());
    std::size_t images = 0, lines = 0;
    for (const Block& block : find_blocks(drawn::view(image)))
        images += block.kind == BlockKind::image, lines += block.lines.size();
    CHECK(images == 1);
    CHECK(lines == 23);
}
