#include <catch_test.hpp>
#include <string>
#include <vector>

#include "directions.hpp"

using namespace galley;
using galley::layout_newspaper::tell_directions;

namespace {

Page page_of(const std::vector<std::string>& texts, WritingMode mode = WritingMode::horizontal_ltr) {
    Page page;
    Block& block = page.blocks.emplace_back();
    for (const std::string& text : texts) {
        Line& line = block.lines.emplace_back();
        if (!text.empty()) line.words.push_back({text, {}, 1, {}});
        line.writing_mode = mode;
    }
    return page;
}

std::vector<WritingMode> modes_of(Page page) {
    tell_directions(page);
    std::vector<WritingMode> out;
    for (const Line& line : page.blocks.front().lines) out.push_back(line.writing_mode);
    return out;
}

constexpr auto ltr = WritingMode::horizontal_ltr, rtl = WritingMode::horizontal_rtl;

}  // namespace

TEST_CASE("lines of Arabic and Hebrew run from right to left, and what has no letters goes with the page") {
    CHECK(modes_of(page_of({"القاهرة تستضيف المعرض", "12", "", "BBC News"})) == std::vector{rtl, rtl, rtl, ltr});
    CHECK(modes_of(page_of({"הכיכר פתוחה", "1948"})) == std::vector{rtl, rtl});
    Page page = page_of({"القاهرة تستضيف المعرض", "12"});
    tell_directions(page);
    CHECK(page.blocks.front().writing_mode == rtl);
}

TEST_CASE("a line of Arabic on an English page is one alone") {
    const std::string english = "The exhibition opened on Monday in the old customs house";
    CHECK(modes_of(page_of({english, "القاهرة", "12", english})) == std::vector{ltr, rtl, ltr, ltr});
}

TEST_CASE("other pages and vertical lines stay as they are") {
    CHECK(modes_of(page_of({"港口恢复通航", "12"})) == std::vector{ltr, ltr});
    const auto vertical = WritingMode::vertical_rl;
    CHECK(modes_of(page_of({"القاهرة", "12"}, vertical)) == std::vector{vertical, vertical});
}
