#include "page_text.hpp"

#include <catch_test.hpp>

#include "galley/page_json.hpp"

using namespace galley;

TEST_CASE("the text of a page is that of its JSON") {
    Page page;
    page.index = 2;
    page.source = "a \"quoted\\ name\"\n\t\x01.txt";
    page.width = 100, page.height = 200, page.dpi = 299.5;
    page.attrs = "{\n \"b\": 1, \"a\": \"人人\"}";
    Block block{"b1", BlockKind::caption, {1, 2, 3, 4}, {{1, 2}, {3, 4}}, {}, WritingMode::vertical_rl, "{\"k\":[1]}"};
    Line line{{1, 2, 3, 4},
              Baseline{{1, 6}, {4, 6}},
              {{"Grüße", {1, 2, 2, 4}, 1.0 / 3, ""}, {"人", {3, 2, 1, 4}, 1, "{}"}},
              {}};
    line.words[0].attrs = "{\"font\":\"x\"}";
    block.lines = {line, Line{}};
    page.blocks = {block, Block{}};
    const std::string text = ext_process::json_text_of(page);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(Json::parse(text) == to_json(page, Detail::words));
}
