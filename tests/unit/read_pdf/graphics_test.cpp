#include "graphics.hpp"

#include <catch_test.hpp>

using namespace galley::read_pdf;

namespace {

constexpr double width = 600, height = 800;

Mark mark(Mark::Kind kind, Rect box, double gray = 0) { return {kind, box, gray, 0, 0}; }

Run text(Rect box) { return {"text", box, box.h}; }

}  // namespace

TEST_CASE("thin dark bars are rules") {
    const auto found =
        graphics_of({{},
                     {mark(Mark::Kind::area, {50, 100, 500, 1}), mark(Mark::Kind::shape, {300, 120, 0.5, 200}),
                      mark(Mark::Kind::area, {50, 400, 500, 1}, 0.99), mark(Mark::Kind::area, {9, 9, 8, 1})}},
                    width, height);
    REQUIRE(found.rules.size() == 2);
    CHECK(found.rules[1].h == 200);
    CHECK(found.pictures.empty());
}

TEST_CASE("a filled box under text is a tint, one without text a picture") {
    const auto found = graphics_of(
        {{text({60, 110, 180, 80})},
         {mark(Mark::Kind::area, {50, 100, 200, 100}, 0.9), mark(Mark::Kind::area, {300, 100, 200, 100}, 0.5)}},
        width, height);
    REQUIRE(found.tints.size() == 1);
    CHECK(found.tints[0].x == 50);
    REQUIRE(found.pictures.size() == 1);
    CHECK(found.pictures[0].box.x == 300);
}

TEST_CASE("what is drawn together is one picture, what stands apart another") {
    const auto found =
        graphics_of({{},
                     {mark(Mark::Kind::shape, {50, 100, 100, 100}), mark(Mark::Kind::shape, {140, 100, 100, 80}),
                      mark(Mark::Kind::shape, {260, 100, 60, 60}), mark(Mark::Kind::shape, {400, 100, 5, 5})}},
                    width, height);
    REQUIRE(found.pictures.size() == 2);
    CHECK(found.pictures[0].box == Rect{50, 100, 190, 100});
}

TEST_CASE("an image under the text of the page, and the page's background, are no pictures") {
    const auto found = graphics_of(
        {{text({50, 50, 500, 400})},
         {mark(Mark::Kind::image, {0, 0, width, height}), mark(Mark::Kind::area, {0, 0, width, height}, 0.5)}},
        width, height);
    CHECK(found.pictures.empty());
    CHECK(found.tints.empty());
}

TEST_CASE("an image tells its pixels") {
    Mark image = mark(Mark::Kind::image, {50, 100, 100, 100});
    image.pixels_wide = 800, image.pixels_high = 600;
    const auto found = graphics_of({{}, {image}}, width, height);
    REQUIRE(found.pictures.size() == 1);
    CHECK(found.pictures[0].pixels_wide == 800);
}

TEST_CASE("a filled box with two pictures and little text beside them is a tint, and the pictures are two") {
    const std::vector<Mark> marks{mark(Mark::Kind::area, {50, 100, 400, 500}, 0.9),
                                  mark(Mark::Kind::image, {60, 110, 380, 180}),
                                  mark(Mark::Kind::image, {60, 320, 380, 180})};
    const auto found = graphics_of({{text({60, 300, 200, 10}), text({60, 520, 380, 20})}, marks}, width, height);
    CHECK(found.tints.size() == 1);
    CHECK(found.pictures.size() == 2);
    // The same text printed on the pictures: a drawing with its words.
    const auto drawn = graphics_of({{text({70, 200, 200, 10}), text({70, 400, 360, 20})}, marks}, width, height);
    CHECK(drawn.tints.empty());
    CHECK(drawn.pictures.size() == 1);
}
