#include "glyph_runs.hpp"

#include <catch_test.hpp>

#include "copies.hpp"

using namespace galley::read_pdf;

namespace {

const int serif = 0, sans = 0;

Glyph glyph(const char* text, double x, double y, double along = 10, const void* font = &serif) {
    return {text, x, y, along, 10, font, false, false};
}

std::vector<Run> runs_of(const std::vector<Glyph>& glyphs) {
    return galley::read_pdf::runs_of(glyphs, copy_levels(glyphs), {{&serif, "Serif"}, {&sans, "Sans"}});
}

}  // namespace

TEST_CASE("neighbours make a run, spaces and other fonts end it") {
    const auto runs = runs_of({glyph("a", 0, 0, 5), glyph("b", 5, 0, 5), glyph(" ", 10, 0, 3), glyph("c", 13, 0, 5),
                               glyph("d", 18, 0, 5, &sans), glyph("e", 23, 30, 5, &sans)});
    REQUIRE(runs.size() == 4);
    CHECK(runs[0].text == "ab");
    CHECK(runs[0].font == "Serif");
    CHECK(runs[0].box == Rect{0, -8.5, 10, 10});
    CHECK_FALSE(runs[0].spaced);
    CHECK(runs[1].spaced);
    CHECK(runs[2].font == "Sans");
}

TEST_CASE("the second of two equal letters is no copy, its shadow is") {
    const auto runs = runs_of({glyph("l", 0, 0, 2.5), glyph("l", 2.5, 0, 2.5)});
    REQUIRE(runs.size() == 1);
    CHECK(copy_levels({glyph("l", 0, 0, 2.5), glyph("l", 1.5, 0, 2.5)}) == std::vector<int>{0, 1});
}

TEST_CASE("a copy that was drawn after other text is known by its place") {
    CHECK(copy_levels({glyph("a", 0, 0), glyph("b", 10, 0), glyph("z", 0, 90), glyph("b", 11, 1), glyph("a", 1, 1)}) ==
          std::vector<int>{0, 0, 0, 1, 1});
}

TEST_CASE("Chinese characters set one below the other run downward") {
    const auto runs = runs_of({glyph("竖", 100, 10), glyph("排", 100, 20), glyph("字", 100, 30), glyph("横", 200, 30)});
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text == "竖排字");
    CHECK(runs[0].vertical);
    CHECK(runs[0].box.h == 30);
    CHECK_FALSE(runs[1].vertical);
}

TEST_CASE("a narrow letter of a shadow is a copy as its neighbours are") {
    // "la" and its shadow, 3 points further: more than the l is wide, less than the a.
    CHECK(copy_levels({glyph("l", 0, 0, 2.5), glyph("a", 2.5, 0, 5), glyph("l", 3, 0, 2.5), glyph("a", 5.5, 0, 5)}) ==
          std::vector<int>{0, 0, 1, 1});
    // "lala" in one row is no shadow.
    CHECK(copy_levels({glyph("l", 0, 0, 2.5), glyph("a", 2.5, 0, 5), glyph("l", 7.5, 0, 2.5), glyph("a", 10, 0, 5)}) ==
          std::vector<int>{0, 0, 0, 0});
}
