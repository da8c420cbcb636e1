#include "type3.hpp"

#include <catch_test.hpp>

using namespace galley::read_pdf;

TEST_CASE("Chinese characters tell the size of a font without a name") {
    Run guessed{"今日要闻", {0, 100, 32, 16}, 16};
    guessed.advance = 8;
    const Run digits{"2026", {34, 100, 16, 16}, 16}, named{"要闻", {0, 100, 32, 16}, 16, "Song"};
    std::vector<Run> runs{guessed, digits, named};
    size_nameless_runs(runs);
    CHECK(runs[0].size == 8);
    CHECK(runs[0].box.h == 8);
    CHECK(runs[0].box.y == Catch::Approx(100 + ascent * (16 - 8)));  // on the baseline it had
    CHECK(runs[1].size == 8);
    CHECK(runs[1].box.y == runs[0].box.y);
    CHECK(runs[2] == named);
}

TEST_CASE("a nameless font without Chinese keeps poppler's guess") {
    std::vector<Run> runs{{"Latin", {0, 100, 32, 16}, 16}};
    const auto before = runs;
    size_nameless_runs(runs);
    CHECK(runs == before);
}
