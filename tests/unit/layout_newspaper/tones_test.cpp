#include "tones.hpp"

#include <catch_test.hpp>
#include <cmath>

#include "drawn.hpp"

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

/// Smooth lights and darks, never the tone of paper.
void photograph(Pix* pix, const galley::Box& b) {
    for (int y = b.y; y < b.bottom(); ++y)
        for (int x = b.x; x < b.right(); ++x)
            pixSetPixel(pix, x, y, static_cast<l_uint32>(120 + 70 * std::sin(x / 37.0) * std::cos(y / 29.0)));
}

bool near(const galley::Box& a, const galley::Box& b, int slack) {
    return std::abs(a.x - b.x) <= slack && std::abs(a.y - b.y) <= slack && std::abs(a.right() - b.right()) <= slack &&
           std::abs(a.bottom() - b.bottom()) <= slack;
}

}  // namespace

TEST_CASE("a photograph is a picture, the text around it is not") {
    const PixPtr page = drawn::paper(1000, 800);
    drawn::print(page.get(), drawn::column(50, 420, 12, 28, 40, 20, 2));
    photograph(page.get(), {100, 50, 500, 320});
    const Tones tones = find_tones(page.get(), 20);
    REQUIRE(tones.pictures.size() == 1);
    CHECK(near(tones.pictures[0], {100, 50, 500, 320}, 12));
    CHECK(tones.tints.empty());
    CHECK(tones.edges.empty());
}

TEST_CASE("a tinted box is no picture, and one may lie in it") {
    const PixPtr page = drawn::paper(1000, 800);
    drawn::fill(page.get(), {60, 40, 800, 700}, 228);
    drawn::print(page.get(), drawn::column(100, 420, 10, 28, 30, 20, 2));
    photograph(page.get(), {150, 80, 400, 300});
    const Tones tones = find_tones(page.get(), 20);
    REQUIRE(tones.tints.size() == 1);
    CHECK(near(tones.tints[0], {60, 40, 800, 700}, 12));
    REQUIRE(tones.pictures.size() == 1);
    CHECK(near(tones.pictures[0], {150, 80, 400, 300}, 12));
}

TEST_CASE("a large headline is no picture") {
    const PixPtr page = drawn::paper(1000, 400);
    drawn::print(page.get(), drawn::row(50, 50, 8, 90, 10));
    CHECK(find_tones(page.get(), 20).pictures.empty());
}

TEST_CASE("the dark beside the paper is an edge") {
    const PixPtr page = drawn::paper(1000, 800);
    drawn::print(page.get(), drawn::column(200, 100, 20, 28, 30, 20, 2));
    drawn::fill(page.get(), {0, 0, 110, 800}, 40);
    const Tones tones = find_tones(page.get(), 20);
    CHECK(tones.pictures.empty());
    CHECK(tones.edges.size() == 1);
}

TEST_CASE("paper that is not quite clean is neither a picture nor an edge") {
    const PixPtr page = drawn::paper(1000, 800);
    const auto shade = [&](const galley::Box& b) {
        for (int y = b.y; y < b.bottom(); ++y)
            for (int x = b.x; x < b.right(); ++x)
                pixSetPixel(page.get(), x, y,
                            static_cast<l_uint32>(205 + 25 * std::sin(x / 37.0) * std::cos(y / 29.0)));
    };
    shade({100, 50, 500, 320});
    shade({800, 0, 200, 300});
    drawn::print(page.get(), drawn::column(50, 420, 12, 28, 40, 20, 2));
    const Tones tones = find_tones(page.get(), 20);
    CHECK(tones.pictures.empty());
    CHECK(tones.edges.empty());
}
