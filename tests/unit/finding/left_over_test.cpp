#include "finding/left_over.hpp"

#include <cmath>

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::finding;

namespace {

/// A page with ten lines of type in its upper left part.
struct TypePage {
    toolkit::PixPtr page = blank(1200, 1000);
    PrintedLines lines;

    void write(int left, int right, int top, int count) {
        for (int row = 0; row < count; ++row) {
            const int middle = top + 30 * row;
            type(page.get(), left, right, middle);
            lines.push_back(printed(page.get(), level(left - 4, right + 4, middle)));
        }
    }
};

bool near(const galley::Box& a, const galley::Box& b, int slack) {
    return std::abs(a.x - b.x) <= slack && std::abs(a.y - b.y) <= slack && std::abs(a.right() - b.right()) <= slack &&
           std::abs(a.bottom() - b.bottom()) <= slack;
}

}  // namespace

TEST_CASE("rules, level and upright, also leaning and interrupted ones", "[finding]") {
    TypePage p;
    p.write(60, 500, 60, 10);
    black(p.page.get(), {40, 400, 900, 2});
    black(p.page.get(), {540, 40, 2, 300});
    for (int x = 40; x < 640; ++x) black(p.page.get(), {x, 500 + x / 60, 1, 2});  // leans
    black(p.page.get(), {40, 600, 300, 2});
    black(p.page.get(), {350, 600, 300, 2});  // after white
    const Boxes rules = find_rules(p.page.get(), p.lines, 16);
    REQUIRE(rules.size() == 4);
    const auto has = [&](const galley::Box& b) {
        return std::any_of(rules.begin(), rules.end(), [&](const galley::Box& r) { return near(r, b, 6); });
    };
    CHECK(has({40, 400, 900, 2}));
    CHECK(has({540, 40, 2, 300}));
    CHECK(has({40, 500, 600, 12}));
    CHECK(has({40, 600, 610, 2}));
}

TEST_CASE("type is no rule", "[finding]") {
    TypePage p;
    p.write(60, 500, 60, 10);
    CHECK(find_rules(p.page.get(), p.lines, 16).empty());
}

TEST_CASE("a photograph is a picture, a coloured box a tint", "[finding]") {
    TypePage p;
    for (int y = 100; y < 400; ++y)
        for (int x = 700; x < 1100; ++x)
            pixSetRGBPixel(p.page.get(), x, y, (x * 7 + y * 3) % 200, y / 2, (x + y) % 160);
    fill(p.page.get(), {60, 600, 500, 300}, 215, 230, 245);
    p.write(80, 540, 640, 8);
    p.write(60, 500, 60, 10);
    const LeftOver out = left_over(p.page.get(), p.lines, 16);
    REQUIRE(out.pictures.size() == 1);
    CHECK(near(out.pictures[0], {700, 100, 400, 300}, 12));
    REQUIRE(out.tints.size() == 1);
    CHECK(near(out.tints[0], {60, 600, 500, 300}, 12));
}

TEST_CASE("a ground of many colours under text is a tint, and the photograph beside the text a picture", "[finding]") {
    TypePage p;
    for (int y = 100; y < 500; ++y)
        for (int x = 60; x < 1100; ++x) pixSetRGBPixel(p.page.get(), x, y, 120 + x / 12, 220 - y / 8, 200 - x / 10);
    for (int y = 150; y < 450; ++y)
        for (int x = 760; x < 1060; ++x)
            pixSetRGBPixel(p.page.get(), x, y, (x * 7 + y * 3) % 200, y / 3, (x + y) % 160);
    p.write(80, 720, 120, 13);
    const LeftOver out = left_over(p.page.get(), p.lines, 16);
    REQUIRE(out.pictures.size() == 1);
    CHECK(out.pictures[0].x > 700);
    CHECK(mostly_inside({760, 150, 300, 300}, out.pictures[0]));
    REQUIRE_FALSE(out.tints.empty());
    CHECK(near(out.tints[0], {60, 100, 1040, 400}, 12));
}

TEST_CASE("pictures that touch at a corner of an L are cut apart", "[finding]") {
    TypePage p;
    p.write(400, 1100, 500, 8);
    const auto noise = [&](const galley::Box& b) {
        for (int y = b.y; y < b.bottom(); ++y)
            for (int x = b.x; x < b.right(); ++x)
                pixSetRGBPixel(p.page.get(), x, y, (x * 31 + y * 17) % 210, (x * y) % 190, y % 180);
    };
    noise({60, 100, 1060, 300});
    noise({60, 400, 280, 400});
    const LeftOver out = left_over(p.page.get(), p.lines, 16);
    for (const galley::Box& picture : out.pictures)
        for (const PrintedLine& line : p.lines) {
            const galley::Box box = box_around(outline(line.strip, 1, 1200, 1000));
            CHECK_FALSE(mostly_inside(box, picture));
        }
    CHECK(out.pictures.size() == 2);
}

TEST_CASE("a blank page leaves nothing over", "[finding]") {
    const toolkit::PixPtr page = blank(300, 300);
    const LeftOver out = left_over(page.get(), {}, 16);
    CHECK(out.pictures.empty());
    CHECK(out.tints.empty());
    CHECK(out.rules.empty());
}

TEST_CASE("a scanner's black edge joins no photographs that touch it", "[finding]") {
    TypePage p;
    const auto photograph = [&](const galley::Box& b) {
        for (int y = b.y; y < b.bottom(); ++y)
            for (int x = b.x; x < b.right(); ++x)
                pixSetRGBPixel(p.page.get(), x, y, (x * 7 + y * 3) % 200, y / 5, (x + y) % 160);
    };
    const galley::Box upper{300, 100, 860, 250}, lower{300, 600, 860, 250};
    photograph(upper);
    photograph(lower);
    fill(p.page.get(), {1160, 0, 40, 1000}, 15, 15, 15);
    p.write(320, 1100, 400, 6);
    const LeftOver out = left_over(p.page.get(), p.lines, 16);
    REQUIRE(out.pictures.size() == 2);
    CHECK(near(out.pictures[0], {300, 100, 900, 250}, 45));
    CHECK(near(out.pictures[1], {300, 600, 900, 250}, 45));
}
