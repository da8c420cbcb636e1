#include "judgement.hpp"

#include <catch_test.hpp>

using namespace galley::read_pdf;

namespace {

constexpr double page_area = 500 * 800;

std::vector<Run> lines(const char* text, int count, bool invisible = false) {
    std::vector<Run> out;
    for (int i = 0; i < count; ++i) {
        Run run{text, {50, 50 + 12.0 * i, 400, 10}, 10};
        run.invisible = invisible;
        out.push_back(run);
    }
    return out;
}

}  // namespace

TEST_CASE("a page of words is real, in any script") {
    CHECK(judge(lines("The harbour opened again.", 20), page_area) == Verdict::real);
    CHECK(judge(lines("今日凌晨，港口恢复通航。", 20), page_area) == Verdict::real);
    CHECK(judge(lines("12.50 13.75 99.01", 20), page_area) == Verdict::real);
}

TEST_CASE("a page without characters has no layer") {
    CHECK(judge({}, page_area) == Verdict::absent);
    CHECK(judge(lines("", 3), page_area) == Verdict::absent);
}

TEST_CASE("fonts without a map to Unicode give garbage") {
    CHECK(judge(lines("\uE001\uE002\uE003text", 20), page_area) == Verdict::garbage);
    CHECK(judge(lines("\uFFFD\uFFFD\uFFFD\uFFFD", 20), page_area) == Verdict::garbage);
    CHECK(judge(lines("!\"#$%&'()*+,-./", 20), page_area) == Verdict::garbage);
}

TEST_CASE("a few ornaments do not spoil a page") {
    auto runs = lines("a paragraph of an article", 20);
    runs.push_back({"\uE001", {50, 700, 10, 10}, 10, "Dingbats"});
    CHECK(judge(runs, page_area) == Verdict::real);
}

TEST_CASE("a layer that OCR laid under a scan is not what is printed") {
    CHECK(judge(lines("as Tesseract read it", 20, true), page_area) == Verdict::hidden);
}

TEST_CASE("a stamp on a scan is no text of the page") {
    CHECK(judge(lines("Downloaded from the archive", 1), 2 * page_area) == Verdict::sparse);
}
