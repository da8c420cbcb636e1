#include "galley/document_json.hpp"

#include <catch_test.hpp>

using namespace galley;

namespace {

const Source at_block{0, "b1", 0, 2};

Document sample() {
    Page page{3, "a.png", 10, 20, 300, {}, {}, {}};
    page.blocks.push_back({"b1",
                           BlockKind::text,
                           {1, 2, 3, 4},
                           {},
                           {{{1, 2, 3, 1}, {}, {{"正文", {1, 2, 3, 1}, 0.5, {}}}, {}}},
                           WritingMode::horizontal_ltr,
                           {}});
    page.edits.push_back({"text.tidy", 3, "b1", 0, "正 文", "正文", "spaced", 1.0});
    Article article{"a1",
                    {{Role::kicker, "眉题", {at_block}, {}},
                     {Role::headline, "标题", {at_block}, {}},
                     {Role::body, "第一段", {at_block}, R"({"k":1})"},
                     {Role::crosshead, "小标题", {}, {}},
                     {Role::note, "编者按", {at_block}, {}},
                     {Role::image, "", {{3, "b9", 0, 0}}, {}},
                     {Role::caption, "图为现场。张三摄", {at_block}, {}},
                     {Role::credit, "张三摄", {at_block}, {}},
                     {Role::jump, "下转第3版", {at_block}, {}},
                     {Role::pullquote, "桥会记得", {at_block}, {}}},
                    0.75,
                    "",
                    "a2",
                    {}};
    return {"issue", {page}, {article}, {{Role::headline, "无主标题", {at_block}, {}}}, R"({"x":1})"};
}

Json article_json(std::vector<Part> parts) { return to_json(Article{"a", std::move(parts), 1.0, "", "", ""}); }

}  // namespace

TEST_CASE("a document survives JSON whole") {
    const Document document = sample();
    CHECK(document_from_json(Json::parse(to_json(document, Detail::words).dump())) == document);
}

TEST_CASE("absent heads are null, and heads of several parts are joined") {
    const Json json = article_json({{Role::headline, "甲", {}, {}},
                                    {Role::byline, "张三", {at_block}, {}},
                                    {Role::byline, "李四", {at_block}, {}}});
    CHECK(json["kicker"].is_null());
    CHECK(json["continued_to"].is_null());
    CHECK(json["byline"] == "张三 李四");
    CHECK(json["head_sources"]["byline"].size() == 2);
}

TEST_CASE("a credit repeats beside its caption and is not a caption itself") {
    const Json captions = article_json(
        {{Role::caption, "甲", {}, {}}, {Role::credit, "张三摄", {}, {}}, {Role::caption, "乙", {}, {}}})["captions"];
    REQUIRE(captions.size() == 2);
    CHECK(captions[0]["credit"] == "张三摄");
    CHECK(captions[1]["credit"].is_null());
}

TEST_CASE("pictures and credits without a caption are kept") {
    const Json captions = article_json({{Role::credit, "张三摄", {}, {}},
                                        {Role::image, "", {at_block}, {}},
                                        {Role::image, "", {at_block}, {}}})["captions"];
    REQUIRE(captions.size() == 3);
    CHECK(captions[0]["credit"] == "张三摄");
    CHECK(captions[2]["image"].size() == 1);
}

TEST_CASE("what is no galley.document/1 is refused with a sentence") {
    CHECK_THROWS_AS(document_from_json(Json::parse("[]")), InputError);
    CHECK_THROWS_WITH(document_from_json(Json::parse(R"({"schema":"other/2"})")),
                      Catch::Matchers::ContainsSubstring("other/2"));
    Json broken = to_json(sample(), Detail::words);
    broken["pages"][0]["blocks"][0].erase("box");
    CHECK_THROWS_WITH(document_from_json(broken), Catch::Matchers::ContainsSubstring("box"));
    broken = to_json(sample(), Detail::words);
    broken["edits"][0]["page"] = 7;
    CHECK_THROWS_WITH(document_from_json(broken), Catch::Matchers::ContainsSubstring("page 7"));
}
