#include "readings.hpp"

#include <catch_test.hpp>
#include <cmath>

using namespace galley;
using namespace galley::ocr_tesseract;

namespace {

Line line_of(const std::string& text, double confidence) {
    Line line;
    if (!text.empty()) line.words = {{text, {}, confidence, {}}};
    return line;
}

}  // namespace

TEST_CASE("what is read again is an edit, what is read for the first time is none") {
    Page page;
    page.index = 3;
    page.blocks.push_back({"b",
                           BlockKind::text,
                           {},
                           {},
                           {line_of("Gailey", 0.4), line_of("kept", 0.9), line_of("", 0)},
                           WritingMode::horizontal_ltr,
                           {}});
    const EarlierReadings earlier(page);
    page.blocks[0].lines = {line_of("Galley", 0.8), line_of("kept", 0.9), line_of("new", 0.7)};
    page.blocks.push_back({"more", BlockKind::text, {}, {}, {line_of("added", 1)}, WritingMode::horizontal_ltr, {}});
    earlier.add_edits(page);
    REQUIRE(page.edits.size() == 1);
    const Edit& edit = page.edits[0];
    CHECK((edit.page == 3 && edit.block == "b" && edit.line == 0));
    CHECK((edit.before == "Gailey" && edit.after == "Galley" && edit.rule == "read-again"));
    CHECK(std::abs(edit.confidence - 0.8) < 1e-9);
}
