// The page was read anew: other ids, other words, other places.
#include <catch_test.hpp>

#include "matching.hpp"

using namespace galley;
using namespace galley::articles_correct;

namespace {

Line line(const std::string& text, const Box& box) { return {box, {}, {{text, box, 1, {}}}, {}}; }

Document read_anew() {
    Page page{0, "p.png", 1000, 1000, 300, {}, {}, {}};
    page.blocks.push_back(
        {"x1",
         BlockKind::text,
         {100, 100, 400, 100},
         {},
         {line("The councll voted on", {102, 100, 398, 40}), line("Tuesday to raise", {100, 150, 400, 40})},
         WritingMode::horizontal_ltr,
         {}});
    page.blocks.push_back({"x2",
                           BlockKind::text,
                           {600, 100, 400, 50},
                           {},
                           {line("Tuesday to raise", {600, 100, 300, 40})},
                           WritingMode::horizontal_ltr,
                           {}});
    page.blocks.push_back({"p7", BlockKind::image, {600, 300, 300, 300}, {}, {}, WritingMode::horizontal_ltr, {}});
    return {"d", {page}, {}, {}, {}};
}

std::vector<LineRef> find(const Place& place) {
    const Document document = read_anew();
    const Pages pages(document);
    Sheets sheets(document.pages, pages);
    return find_place(place, sheets);
}

}  // namespace

TEST_CASE("a line is found by its block, by another reading in its place, or by its text elsewhere") {
    CHECK(find({0, "x1", 1, 1, {"Tuesday to raise"}}) == std::vector<LineRef>{{0, "x1", 1}});
    CHECK(find({0, "b4", 0, 1, {"The council voted on"}, {100, 98, 400, 44}}) == std::vector<LineRef>{{0, "x1", 0}});
    CHECK(find({0, "b4", 0, 1, {"Tuesday to raise"}, {610, 105, 290, 30}}) == std::vector<LineRef>{{0, "x2", 0}});
    CHECK(find({0, "b4", 0, 2, {"The council voted on", "Tuesday to raise"}, {100, 100, 400, 100}}) ==
          std::vector<LineRef>{{0, "x1", 0}, {0, "x1", 1}});
    CHECK(find({3, "b4", 0, 1, {"Tuesday to raise"}}).size() == 1);  // three pages were put before it, and taken away
}

TEST_CASE("what is gone is not found") {
    CHECK(find({0, "x1", 0, 1, {"Something else altogether"}, {100, 100, 400, 40}}).empty());
    CHECK(find({0, "x1", 7, 1, {"Tuesday"}}).empty());
    CHECK(find({-5, "", 0, 1, {""}}).empty());
    CHECK(find({2000000000, "x", 2147483647, 1, {"x"}, {2147483647, 0, 1, 1}}).empty());
}

TEST_CASE("a picture is found by its box") {
    CHECK(find({0, "i1", 0, 0, {}, {610, 310, 280, 280}}) == std::vector<LineRef>{{0, "p7", -1}});
    CHECK(find({0, "p7", 0, 0, {}, {600, 300, 300, 300}}) == std::vector<LineRef>{{0, "p7", -1}});
    CHECK(find({0, "i1", 0, 0, {}, {0, 0, 90, 90}}).empty());
}

TEST_CASE("likeness") {
    CHECK(likeness("abc", "a b c") == 1);
    CHECK(likeness("", "") == 1);
    CHECK(likeness("abcd", "abxd") == 0.75);
    CHECK(likeness("ab", "wxyz") == 0);
    CHECK(likeness(std::string(100000, 'a'), std::string(100000, 'a')) == 1);
}
