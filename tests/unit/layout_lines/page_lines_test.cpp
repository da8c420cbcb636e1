#include "page_lines.hpp"

#include <catch_test.hpp>

#include "galley/json.hpp"

using namespace galley;
using namespace galley::layout_lines;

namespace {

finding::PrintedLine found(bool vertical, double from, double to, double middle) {
    finding::PrintedLine out{{vertical, from, to, {middle, middle}, 20}, 0.9, {}};
    out.ink.ink = {10, 20, 30};
    out.ink.ground = {250, 240, 230};
    out.ink.top = -8, out.ink.bottom = 8;
    out.ink.weight = 0.25;
    return out;
}

}  // namespace

TEST_CASE("lines come in one block, with their type, in pixels of the page") {
    finding::Findings findings;
    findings.scale = 2;
    findings.lines = {found(false, 100, 500, 60), found(true, 100, 500, 700)};
    const std::vector<Block> blocks = blocks_of(findings, 400, 300);
    REQUIRE(blocks.size() == 1);
    CHECK(attr<bool>(blocks[0].attrs, "layer") == true);
    REQUIRE(blocks[0].lines.size() == 2);
    const Line& level = blocks[0].lines[0];
    CHECK(level.box == Box{50, 25, 200, 10});
    CHECK(level.polygon == std::vector<Point>{{50, 25}, {250, 25}, {250, 35}, {50, 35}});
    CHECK(level.words.empty());
    CHECK(attr<double>(level.attrs, "height") == 8);
    CHECK(attr<double>(level.attrs, "weight") == 0.25);
    CHECK(attr<std::string>(level.attrs, "ink") == "#0a141e");
    CHECK(attr<std::string>(level.attrs, "ground") == "#faf0e6");
    CHECK_FALSE(attr<bool>(level.attrs, "picture"));
    CHECK(blocks[0].lines[1].writing_mode == WritingMode::vertical_rl);
    CHECK(blocks[0].lines[1].polygon.front() == Point{355, 50});
}

TEST_CASE("pictures, rules and tints are blocks of their own, and lines on pictures say so") {
    finding::Findings findings;
    findings.lines = {found(false, 20, 180, 60)};
    findings.beside.pictures = {{10, 10, 200, 100}};
    findings.beside.rules = {{0, 150, 300, 2}};
    findings.beside.tints = {{0, 200, 300, 80}};
    const std::vector<Block> blocks = blocks_of(findings, 400, 300);
    REQUIRE(blocks.size() == 4);
    CHECK(attr<bool>(blocks[0].lines[0].attrs, "picture") == true);
    CHECK(blocks[1].kind == BlockKind::image);
    CHECK(blocks[2].kind == BlockKind::rule);
    CHECK_FALSE(attr<bool>(blocks[2].attrs, "tint"));
    CHECK(blocks[3].kind == BlockKind::rule);
    CHECK(attr<bool>(blocks[3].attrs, "tint") == true);
}

TEST_CASE("a page without lines has no block for them") { CHECK(blocks_of({}, 400, 300).empty()); }
