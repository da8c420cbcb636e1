#include "lines/unread.hpp"

#include <catch_test.hpp>

#include "lines/reading.hpp"

using namespace galley;
using namespace galley::lines;

TEST_CASE("lines with a place and no words wait to be read, but for pictures, rules and noise") {
    Page page;
    Line placed, read, nowhere;
    placed.box = read.box = {0, 0, 10, 10};
    read.words = {{"word", {0, 0, 10, 10}, 1, {}}};
    for (const BlockKind kind : {BlockKind::text, BlockKind::image, BlockKind::advert})
        page.blocks.push_back({"b", kind, {0, 0, 9, 9}, {}, {placed, read, nowhere}, WritingMode::horizontal_ltr, {}});
    const std::vector<Line*> unread = unread_lines(page);
    REQUIRE(unread.size() == 2);
    CHECK(unread[0] == &page.blocks[0].lines[0]);
    CHECK(unread[1] == &page.blocks[2].lines[0]);
    CHECK(has_unread(page));
    for (Line* line : unread) line->words = read.words;
    CHECK_FALSE(has_unread(page));
    CHECK(has_lines(page));
    CHECK_FALSE(has_lines(Page{}));
}

TEST_CASE("a reading is as sure as its characters are on average") {
    CHECK(sureness({}) == 0);
    CHECK(sureness({{"abc", {}, 1, {}}, {"\u4E2D", {}, 0.5, {}}}) == Catch::Approx(0.875));
}
