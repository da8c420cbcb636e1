#include "type3.hpp"

#include <catch2/catch.hpp>

using namespace galley::read_pdf;

TEST_CASE("Chinese characters tell the size of a font without a name") {
    Run guessed{"今日要闻", 0, 100, 32, 20.8, 16};
    guessed.advance = 8;
    Run digits{"2026", 34, 100, 16, 20.8, 16};
    Run named{"要闻", 0, 100, 32, 20.8, 16, "Song"};
    std::vector<Run> runs{guessed, digits, named};
    size_nameless_runs(runs);
    CHECK(runs[0].size == 8);
    CHECK(runs[0].h == 8);
    CHECK(runs[0].y == Approx(100 + 0.95 * 16 - 0.88 * 8));  // on the baseline it had
    CHECK(runs[1].size == 8);
    CHECK(runs[1].y == runs[0].y);
    CHECK(runs[2] == named);
}

TEST_CASE("a nameless font without Chinese keeps poppler's guess") {
    std::vector<Run> runs{{"Latin", 0, 100, 32, 20.8, 16}};
    const auto before = runs;
    size_nameless_runs(runs);
    CHECK(runs == before);
}
