#include "runs.hpp"

#include <catch_test.hpp>

#include "page_of_lines.hpp"

using namespace galley;
using namespace galley::layout_newspaper;
using namespace layout_test;

namespace {

constexpr int step = 80;  // from line to line

Lines column(int x, int y, int rows, int w = 600) {
    Lines out;
    for (int row = 0; row < rows; ++row) out.push_back(placed(x, y + step * row, w));
    return out;
}

Lines operator+(Lines a, const Lines& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<std::size_t> sizes(const std::vector<Lines>& runs) {
    std::vector<std::size_t> out;
    for (const Lines& run : runs) out.push_back(run.size());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::size_t> run_sizes(const Lines& lines, const Boxes& rules = {}, const Boxes& things = {}) {
    return sizes(runs_of(lines, {rules, things}));
}

using Sizes = std::vector<std::size_t>;

}  // namespace

TEST_CASE("columns are runs of their own, even where lines reach into the gutter") {
    CHECK(run_sizes(column(0, 0, 10) + column(630, 0, 10)) == Sizes{10, 10});
    CHECK(run_sizes(column(0, 0, 10, 640) + column(630, 30, 10)) == Sizes{10, 10});
}

TEST_CASE("a line over two columns ends both") {
    CHECK(run_sizes(column(0, 0, 5) + column(660, 0, 5) + column(0, 5 * step, 3, 1260)) == Sizes{3, 5, 5});
    CHECK(run_sizes(column(0, 0, 3, 1260) + column(0, 3 * step, 5) + column(660, 3 * step, 5)) == Sizes{3, 5, 5});
}

TEST_CASE("a wide line under the shorter of two columns is no line of it") {
    // The right column ended two lines earlier.
    CHECK(run_sizes(column(0, 0, 6) + column(660, 0, 4) + column(0, 6 * step, 3, 1260)) == Sizes{3, 4, 6});
}

TEST_CASE("text that gets narrower beside a picture goes on") {
    CHECK(run_sizes(column(0, 0, 4) + column(300, 4 * step, 4, 300) + column(0, 8 * step, 4)) == Sizes{12});
}

TEST_CASE("rules and pictures part") {
    CHECK(run_sizes(column(0, 0, 10), {{0, 5 * step - 10, 600, 2}}) == Sizes{5, 5});
    CHECK(run_sizes(column(0, 0, 5) + column(0, 6 * step, 5), {}, {{0, 5 * step, 600, step - 20}}) == Sizes{5, 5});
}

TEST_CASE("other type is another run") {
    Lines lines = column(0, 100, 5);
    lines.push_back(placed(0, 0, 600, 96));
    CHECK(run_sizes(lines) == Sizes{1, 5});
}

TEST_CASE("a last word and the indented line below it stay in their column") {
    Lines lines = column(0, 0, 4) + column(660, 0, 8);
    lines.push_back(placed(0, 4 * step, 64));
    lines.push_back(placed(128, 5 * step, 472));
    lines = lines + column(0, 6 * step, 2);
    CHECK(run_sizes(lines) == Sizes{8, 8});
}

TEST_CASE("a large first letter stands before its line and parts nothing") {
    Lines lines = column(0, 0, 1) + column(160, step, 2, 440) + column(0, 3 * step, 4);
    lines.erase(lines.begin());
    lines.push_back(placed(0, step, 140, 140));
    const auto runs = runs_of(lines, {{}, {}});
    REQUIRE(runs.size() == 1);
    REQUIRE(runs[0].size() == 7);
    CHECK(runs[0][0].box.w == 140);
    CHECK(runs[0][1].box.x == 160);
}

TEST_CASE("fonts are exact, measures as exact as the page") {
    Lines steady = column(0, 0, 40), wavering = steady;
    for (std::size_t i = 0; i < wavering.size(); ++i) wavering[i].size *= i % 2 == 0 ? 1.0 : 1.12;
    CHECK(precision_of({steady}, true).one_size < precision_of({steady}, false).one_size);
    CHECK(precision_of({steady}, false).one_size < precision_of({wavering}, false).one_size);
    CHECK(precision_of({wavering}, false).one_size > 1.12);
}
