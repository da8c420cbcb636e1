#include "answers.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::ext_process;
using Catch::Matchers::ContainsSubstring;

namespace {

Page page_of(std::initializer_list<const char*> lines) {
    Page page;
    page.index = 3;
    page.source = "a.txt";
    Block block;
    block.id = "b1";
    for (const char* text : lines) block.lines.push_back({{}, {}, {{text, {}, 1.0, {}}}, {}});
    page.blocks.push_back(std::move(block));
    return page;
}

Page answered(const Page& page, const char* json) { return page_after(page, Json::parse(json), "ext.process"); }

}  // namespace

TEST_CASE("an answer with neither page nor edits leaves the page alone") {
    const Page page = page_of({"one", "two"});
    CHECK(answered(page, R"({"type": "page"})") == page);
}

TEST_CASE("edits change lines and are recorded") {
    const Page page = answered(page_of({"one", "two"}), R"({"edits": [{"block": "b1", "line": 1, "after": "2",
                                                            "rule": "digits", "confidence": 0.5}]})");
    CHECK(text_of(page.blocks[0].lines[1]) == "2");
    REQUIRE(page.edits.size() == 1);
    CHECK(page.edits[0] == Edit{"ext.process", 3, "b1", 1, "two", "2", "digits", 0.5});
}

TEST_CASE("edits that lead nowhere are refused") {
    const Page page = page_of({"one"});
    CHECK_THROWS_WITH(answered(page, R"({"edits": [{"block": "x", "line": 0, "after": ""}]})"),
                      ContainsSubstring("the block x, which is not on the page"));
    CHECK_THROWS_WITH(answered(page, R"({"edits": [{"block": "b1", "line": 1, "after": ""}]})"),
                      ContainsSubstring("line 1 of block b1, which has 1"));
    CHECK_THROWS_WITH(answered(page, R"({"edits": [{"block": "b1", "line": 0}]})"), ContainsSubstring("after"));
}

TEST_CASE("a whole page comes back, and its changes become edits") {
    const Page before = page_of({"one", "two"});
    Json json{{"page", to_json(before, Detail::words)}, {"rule", "shout"}};
    json["page"]["source"] = "elsewhere";  // not the program's to say
    json["page"]["index"] = 77;
    json["page"]["blocks"][0]["lines"][0]["words"][0]["text"] = "ONE";
    json["page"]["blocks"][0]["lines"][1]["words"] = Json::array();
    const Page page = page_after(before, json, "ext.process");
    CHECK(page.source == "a.txt");
    CHECK(page.index == 3);
    REQUIRE(page.edits.size() == 2);
    CHECK(page.edits[0] == Edit{"ext.process", 3, "b1", 0, "one", "ONE", "shout", 1.0});
    CHECK(page.edits[1] == Edit{"ext.process", 3, "b1", 1, "two", "", "shout", 1.0});
}

TEST_CASE("a page that loses a line is refused, one that moves it is not") {
    const Page before = page_of({"one", "two"});
    Json json{{"page", to_json(before, Detail::words)}};
    auto& lines = json["page"]["blocks"][0]["lines"];
    const Json second = lines[1];
    lines.erase(1);
    CHECK_THROWS_WITH(page_after(before, json, "s"), ContainsSubstring("line 1 of block b1 (\"two\") is missing"));
    json["page"]["blocks"].push_back({{"id", "b2"}, {"kind", "caption"}, {"box", {0, 0, 0, 0}}, {"lines", {second}}});
    CHECK(page_after(before, json, "s").blocks.size() == 2);
}

TEST_CASE("a page of another shape is refused with the place of the fault") {
    CHECK_THROWS_WITH(answered(page_of({"one"}), R"({"page": {"index": 0}})"),
                      ContainsSubstring("no page of galley.document/1"));
    CHECK_THROWS_WITH(answered(page_of({"one"}), R"({"page": 7})"), ContainsSubstring("no page of galley.document/1"));
}

TEST_CASE("error codes by name") {
    CHECK(code_named("E_LIMIT") == GALLEY_E_LIMIT);
    CHECK(code_named("OK") == GALLEY_E_INPUT);
    CHECK(code_named("what") == GALLEY_E_INPUT);
}
