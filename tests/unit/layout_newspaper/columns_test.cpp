#include "columns.hpp"

#include <catch_test.hpp>

#include "mend.hpp"

using namespace galley::layout_newspaper;

namespace {

TextLine line(int x, int y, int w, int h = 20, double weight = 0.2) {
    return {{x, y, w, h}, static_cast<double>(h), weight};
}

Lines block(int x, int y, int rows, int w) {
    Lines out;
    for (int i = 0; i < rows; ++i) out.push_back(line(x, y + 28 * i, w));
    return out;
}

Lines operator+(Lines a, const Lines& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

constexpr BodyStyle body{20, 20, 0.2};

}  // namespace

TEST_CASE("body under a heading of two columns makes two stretches") {
    const auto stretches = stretches_of(Lines{line(0, 0, 430)} + block(0, 28, 5, 200) + block(230, 28, 5, 200), {}, 20);
    REQUIRE(stretches.size() == 3);
    CHECK(stretches[0].size() == 1);
    CHECK(stretches[1].size() == 5);
    CHECK(stretches[2].size() == 5);
}

TEST_CASE("the last character of a headline is no part of the subtitle below it") {
    const Lines head{line(0, 0, 400, 40), line(180, 44, 38, 38), line(40, 92, 300, 28)};
    const auto stretches = stretches_of(head, {}, 20);
    REQUIRE(stretches.size() == 2);
    CHECK(stretches[0].size() == 2);
}

TEST_CASE("a rule ends a stretch") {
    const Lines text = block(0, 0, 6, 200);
    CHECK(stretches_of(text, {}, 20).size() == 1);
    CHECK(stretches_of(text, {{0, 80, 200, 1}}, 20).size() == 2);
}

TEST_CASE("larger type ends a stretch") {
    CHECK(stretches_of(Lines{line(20, 0, 160, 34)} + block(0, 40, 4, 200), {}, 20).size() == 2);
}

TEST_CASE("a bold centered line is a heading within its column") {
    Lines text = block(0, 0, 9, 300);
    text[4] = line(80, 112, 140, 20, 0.3);
    const auto parts = split_by_style(text, body);
    REQUIRE(parts.size() == 3);
    CHECK(parts[1].heads);
    CHECK(parts[1].lines.size() == 1);
    CHECK_FALSE(parts[2].heads);
}

TEST_CASE("a line in the middle, a little darker than others, is a heading only where white sets it apart") {
    Lines text = block(0, 0, 9, 300);
    text[5] = line(40, 140, 235, 20, 0.25);
    CHECK(split_by_style(text, body).size() == 1);
    for (std::size_t i = 5; i < text.size(); ++i) text[i].box.y += 12;
    for (std::size_t i = 6; i < text.size(); ++i) text[i].box.y += 12;
    const auto parts = split_by_style(text, body);
    REQUIRE(parts.size() == 3);
    CHECK(parts[1].heads);
}

TEST_CASE("the last line of a paragraph is no heading, and neither is an indented one") {
    Lines text = block(0, 0, 9, 300);
    text[4].box.w = 120;
    text[5].box = {40, 140, 260, 20};
    CHECK(split_by_style(text, body).size() == 1);
}

TEST_CASE("white above sets a paragraph apart") {
    CHECK(split_by_style(block(0, 0, 4, 300) + block(0, 4 * 28 + 14, 4, 300), body).size() == 2);
}

TEST_CASE("scraps of a torn line go back to their column") {
    const std::vector<Lines> torn{block(0, 0, 3, 300), {line(0, 84, 100)}, {line(160, 85, 140)}, block(0, 112, 3, 300)};
    const auto whole = mended(torn, {}, 20);
    REQUIRE(whole.size() == 1);
    REQUIRE(whole[0].size() == 7);
    CHECK(whole[0][3].box.w == 300);
}

TEST_CASE("a crosshead level with the next column stays in its own, though a caption over both heads that one") {
    const Lines under_caption = Lines{line(0, 0, 640)} + block(0, 28, 10, 300);
    const std::vector<Lines> page{
        under_caption, block(340, 28, 4, 300), {line(390, 155, 200)}, block(340, 196, 4, 300)};
    const auto whole = mended(page, {}, 20);
    REQUIRE(!whole.empty());
    CHECK(whole[0].size() == under_caption.size());
}

TEST_CASE("a last word goes to its paragraph above one whose first line is indented") {
    const Lines next = Lines{line(40, 28, 260)} + block(0, 56, 3, 300);
    CHECK(mended({{line(0, 0, 50)}, next}, {}, 20).size() == 1);
}

TEST_CASE("mending leaves columns, headings and ruled-off text apart") {
    CHECK(mended({block(0, 0, 3, 300), block(320, 0, 3, 300)}, {}, 20).size() == 2);
    CHECK(mended({{line(0, 0, 300, 34)}, block(0, 40, 3, 300)}, {}, 20).size() == 2);
    CHECK(mended({block(0, 0, 3, 300), block(0, 84, 3, 300)}, {{0, 79, 300, 1}}, 20).size() == 2);
}

TEST_CASE("two lines that were taken for one are two again") {
    Lines text = block(0, 0, 3, 300) + Lines{{{0, 84, 300, 44}, 20, 0.2}} + block(0, 140, 3, 300);
    const auto whole = mended({text}, {}, 20);
    REQUIRE(whole.size() == 1);
    REQUIRE(whole[0].size() == 8);
    CHECK(whole[0][3].box.h == 22);
}
