#include "marks.hpp"

#include <catch_test.hpp>

#include "drawn.hpp"

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

PixPtr ink_of(Pix* gray) { return PixPtr(pixThresholdToBinary(gray, 128)); }

}  // namespace

TEST_CASE("body height is that of most characters, whatever the headline") {
    Boxes pieces = drawn::column(0, 200, 20, 28, 15, 20, 2);
    drawn::append(pieces, drawn::row(0, 0, 4, 120, 10));
    for (int i = 0; i < 200; ++i) pieces.push_back({i * 3, 190, 2, 2});
    CHECK(rough_body(pieces) == 20);
    CHECK(rough_body({}) == 0);
}

TEST_CASE("rules are found and taken out, dashes and strokes are not") {
    const PixPtr page = drawn::paper(600, 400);
    drawn::fill(page.get(), {20, 50, 500, 3}, 0);   // a level rule
    drawn::fill(page.get(), {300, 60, 2, 300}, 0);  // an upright one
    drawn::fill(page.get(), {350, 200, 40, 3}, 0);  // a dash of two characters
    drawn::character(page.get(), {60, 100, 120, 120});
    const PixPtr ink = ink_of(page.get());
    const Rules rules = take_rules(ink.get(), 20);
    REQUIRE(rules.level.size() == 1);
    CHECK(rules.level[0] == galley::Box{20, 50, 500, 3});
    REQUIRE(rules.upright.size() == 1);
    CHECK(rules.upright[0] == galley::Box{300, 60, 2, 300});
    CHECK(pieces_of(ink.get()).size() == 2);
}

TEST_CASE("a rule broken by wear is one rule") {
    const PixPtr page = drawn::paper(600, 100);
    for (int x = 20; x < 520; x += 100) drawn::fill(page.get(), {x, 50, 85, 3}, 0);
    CHECK(take_rules(ink_of(page.get()).get(), 20).level == Boxes{{20, 50, 485, 3}});
}

TEST_CASE("the sides of a frame are rules") {
    const PixPtr page = drawn::paper(300, 300);
    drawn::fill(page.get(), {20, 20, 200, 200}, 0);
    drawn::fill(page.get(), {23, 23, 194, 194}, 255);
    const Rules rules = take_rules(ink_of(page.get()).get(), 20);
    CHECK(rules.level.size() == 2);
    CHECK(rules.upright.size() == 2);
}

TEST_CASE("breaks in characters are closed, white between lines is not") {
    const PixPtr page = drawn::paper(200, 100);
    drawn::fill(page.get(), {10, 10, 8, 20}, 0);
    drawn::fill(page.get(), {21, 10, 9, 20}, 0);   // the same character, broken by three pixels
    drawn::fill(page.get(), {10, 32, 20, 20}, 0);  // the next line, two pixels below
    const PixPtr ink = ink_of(page.get());
    CHECK(pieces_of(ink.get()).size() == 3);
    CHECK(closed_pieces_of(ink.get(), 20).size() == 2);
}

TEST_CASE("crumbs of a rule are no punctuation") {
    const Rules rules{{}, {{100, 0, 6, 400}}};
    const Boxes pieces{{101, 50, 4, 5}, {96, 50, 20, 20}, {120, 50, 4, 5}};
    CHECK(without_crumbs(pieces, rules, 20) == Boxes{pieces[1], pieces[2]});
}

TEST_CASE("the dark edge of a scan is no text, letters that the border cuts are") {
    const Boxes edges{{0, 300, 60, 700}, {560, 0, 40, 900}, {100, 0, 400, 30}, {0, 975, 600, 25}};
    for (const auto& edge : edges) CHECK(without_scan_edges(Boxes(1, edge), 600, 1000, 0, 20).empty());
    const Boxes text{
        {0, 100, 20, 20},    // a letter at the border
        {0, 140, 200, 25},   // letters that touch, in a line that begins there
        {0, 200, 120, 160},  // a letter of the headline
        {4, 300, 10, 400},   // beside the border: a rule, or print
    };
    CHECK(without_scan_edges(text, 600, 1000, 0, 20) == text);
    // The border of a sheet that was turned strays.
    const Boxes leaning{{3, 300, 60, 700}};
    CHECK(without_scan_edges(leaning, 600, 1000, 0, 20).size() == 1);
    CHECK(without_scan_edges(leaning, 600, 1000, -0.006, 20).empty());
}
