#include <catch_test.hpp>

#include "galley/abi_layout.h"
#include "galley/codec.hpp"
#include "galley/document_json.hpp"

using namespace galley;

namespace {

Document sample() {
    Page page{0, "a/1.png", 100, 200, 300, {}, {}, R"({"k":1})"};
    Block block{"b1", BlockKind::heading, {1, 2, 30, 40}, {{1, 2}, {31, 2}, {31, 42}}, {}, WritingMode::vertical_rl,
                {}};
    block.lines.push_back({{1, 2, 30, 10}, Baseline{{1, 10}, {31, 11}}, {{"标题", {1, 2, 20, 10}, 0.5, {}}}, {}});
    block.lines.push_back({});
    page.blocks = {block,
                   Block{"b2", BlockKind::image, {5, 5, 9, 9}, {}, {}, WritingMode::horizontal_ltr, R"({"f":"x"})"}};
    page.edits.push_back({"text.tidy", 0, "b1", 0, "标 题", "标题", "letter-spaced", 0.9});
    Article article{
        "a1", {{Role::headline, "标题", {{0, "b1", 0, 1}}, {}}, {Role::body, "正文", {}, {}}}, 0.75, "", "a2", {}};
    return {"doc",
            {page, Page{1, "a/2.png", 1, 1, 0, {}, {}, {}}},
            {article},
            {{Role::body, "剩", {{1, "b2", 0, 0}}, {}}},
            {}};
}

}  // namespace

TEST_CASE("a document crosses the ABI unchanged") {
    const Document document = sample();
    CHECK(from_abi(*DocumentView(document).get()) == document);
}

TEST_CASE("a page with an index outside its arrays is refused") {
    const Document document = sample();
    const PageView view(document.pages[0]);
    galley_page broken = *view.get();
    broken.word_count = 0;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("words"));
    broken = *view.get();
    broken.line_count = 1;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("lines"));
}

TEST_CASE("a page survives JSON with its words") {
    Page page = sample().pages[0];
    page.edits.clear();
    CHECK(page_from_json(Json::parse(to_json(page, Detail::words).dump())) == page);
}
