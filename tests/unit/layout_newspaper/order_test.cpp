#include "order.hpp"

#include <catch_test.hpp>

using namespace galley::layout_newspaper;
using Order = std::vector<std::size_t>;

TEST_CASE("columns under a heading are read one after the other") {
    const Boxes page{{0, 0, 300, 40}, {0, 60, 90, 400}, {105, 60, 90, 400}, {210, 60, 90, 300}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3});
}

TEST_CASE("rows of articles come before columns across them") {
    // Two articles of two columns above, one below; the columns stand in line all down the page.
    const Boxes page{{0, 0, 190, 20},   {0, 30, 90, 100},  {100, 30, 90, 100},
                     {0, 170, 190, 20}, {0, 200, 90, 100}, {100, 200, 90, 100}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a rule across the page outweighs a wider gutter") {
    const Boxes page{{0, 0, 90, 100}, {130, 0, 90, 100}, {0, 110, 90, 100}, {130, 110, 90, 100}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 2, 1, 3});
    CHECK(reading_order(page, {{0, 104, 220, 2}}, {}, 10) == Order{0, 1, 2, 3});
}

TEST_CASE("an upright rule outweighs wider white across") {
    const Boxes page{{0, 0, 90, 100}, {100, 0, 90, 100}, {0, 140, 90, 100}, {100, 140, 90, 100}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3});
    CHECK(reading_order(page, {}, {{95, 0, 1, 240}}, 10) == Order{0, 2, 1, 3});
}

TEST_CASE("a column waits for the heading that is narrower than its article") {
    const Boxes page{{0, 60, 90, 200}, {120, 60, 90, 200}, {240, 60, 90, 200}, {130, 0, 70, 30}};
    CHECK(reading_order(page, {}, {}, 10) == Order{3, 0, 1, 2});
}

TEST_CASE("a hanging column belongs to the article in which columns begin level with it") {
    // Three columns under the first heading, one under the second, whose text begins higher.
    const Boxes page{{60, 0, 140, 30},   {0, 60, 90, 200}, {110, 60, 90, 200},
                     {220, 60, 90, 200}, {330, 0, 90, 25}, {330, 40, 90, 200}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3, 4, 5});
}

TEST_CASE("two articles whose columns begin level are parted by their headings' middles") {
    const Boxes page{{100, 0, 110, 30}, {0, 60, 90, 200},   {110, 60, 90, 200}, {220, 60, 90, 200},
                     {360, 0, 110, 30}, {330, 60, 80, 200}, {420, 60, 80, 200}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("an article without a heading beside one with a heading is read as a whole") {
    const Boxes page{{0, 0, 200, 30}, {0, 45, 90, 200}, {110, 45, 90, 200}, {220, 0, 90, 245}};
    CHECK(reading_order(page, {}, {}, 10) == Order{0, 1, 2, 3});
}

TEST_CASE("a page that no cut parts is read from the top left") {
    // Four boxes around a fifth one, like the sails of a windmill.
    const Boxes page{
        {0, 0, 200, 100}, {200, 0, 100, 200}, {100, 200, 200, 100}, {0, 100, 100, 200}, {100, 100, 100, 100}};
    const Order order = reading_order(page, {}, {}, 10);
    CHECK(order.front() == 0);
    CHECK(Order(order).size() == 5);
    CHECK(std::find(order.begin(), order.end(), 3) < std::find(order.begin(), order.end(), 2));
}

TEST_CASE("columns whose lines reach over each other a little are columns") {
    // The page leans: boxes of the left column end three pixels behind where those of the right one begin.
    const Boxes page{{0, 0, 103, 95}, {0, 100, 103, 200}, {100, 2, 100, 150}, {100, 157, 100, 143}};
    CHECK(reading_order(page, {}, {{100, 0, 2, 300}}, 20) == Order{0, 1, 2, 3});
}

TEST_CASE("two words of one line that nearly touch are no columns, though a rule stands below them") {
    const Boxes page{{0, 0, 100, 40}, {100, 0, 100, 40}, {0, 60, 95, 240}, {105, 60, 95, 240}};
    CHECK(reading_order(page, {}, {{99, 60, 2, 240}}, 20) == Order{0, 1, 2, 3});
}

TEST_CASE("nothing to order") { CHECK(reading_order({}, {}, {}, 10).empty()); }
