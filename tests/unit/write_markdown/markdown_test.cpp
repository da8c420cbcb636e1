#include "markdown.hpp"

#include <catch_test.hpp>

#include "file_name.hpp"

using namespace galley;
using namespace galley::write_markdown;

namespace {

std::size_t characters(const std::string& utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

}  // namespace

TEST_CASE("slugs keep letters of every script and nothing that a file system minds") {
    CHECK(slug_of("“小棉袄”暖人心：记者 走基层") == "小棉袄-暖人心-记者-走基层");
    CHECK(slug_of("Who's to pay? A/B: <C> \\ *D*|") == "who-s-to-pay-a-b-c-d");
    CHECK(slug_of("..\n\t\"") == "");
    CHECK(slug_of("Cafe\u0301") == "caf\u00E9");
}

TEST_CASE("a slug is never the name of a device") {
    CHECK(slug_of("CON") == "con-");
    CHECK(slug_of("Lpt1") == "lpt1-");
    CHECK(slug_of("Concert") == "concert");
}

TEST_CASE("slugs are cut between characters, never within") {
    std::string headline, family;
    for (int i = 0; i < 100; ++i) headline += "新";
    CHECK(characters(slug_of(headline)) == slug_characters);
    for (int i = 0; i < 100; ++i) family += "क्षि";  // four code points, twelve bytes, one or two clusters
    const std::string slug = slug_of(family);
    CHECK(slug.size() <= slug_bytes);
    CHECK(family.starts_with(slug));
    CHECK(slug.size() % std::string("क्षि").size() == 0);
    CHECK(slug_of(std::string(39, 'a') + " b") == std::string(39, 'a'));
}

TEST_CASE("what Markdown would take for its own is escaped") {
    CHECK(escaped("a*b_c [d](e) <f> #g `h` \\ & |") == R"(a\*b\_c \[d\](e) \<f\> \#g \`h\` \\ \& \|)");
    CHECK(escaped("1. Mai") == R"(1\. Mai)");
    CHECK(escaped("- Nein") == R"(\- Nein)");
    CHECK(escaped("well-known 3.5 (so)") == "well-known 3.5 (so)");
    CHECK(escaped("    a\nb") == "a b");
    CHECK(escaped("新华社2月15日电（记者 姚凡）") == "新华社2月15日电（记者 姚凡）");
}

TEST_CASE("front matter holds any text") {
    CHECK(quoted("a: \"b\" \\ # c\n") == R"("a: \"b\" \\ # c\x0A")");
    CHECK(quoted("标题：是") == "\"标题：是\"");
}

TEST_CASE("an article is written in the order of its parts") {
    Document document{"issue", {}, {}, {}, {}};
    document.articles.push_back({"a1",
                                 {{Role::kicker, "眉", {{0, "b1", 0, 1}}, {}},
                                  {Role::headline, "标题", {{2, "b1", 0, 1}}, {}},
                                  {Role::body, "第一段", {}, {}},
                                  {Role::crosshead, "小标", {}, {}},
                                  {Role::body, "第二段", {}, {}},
                                  {Role::caption, "图。张三摄", {}, {}},
                                  {Role::credit, "张三摄", {}, {}}},
                                 0.5,
                                 "",
                                 "a9",
                                 {}});
    CHECK(markdown_of(document.articles[0], document) ==
          "---\nid: \"a1\"\ndocument: \"issue\"\ntitle: \"标题\"\nkicker: \"眉\"\nheadline: \"标题\"\npages: [1, "
          "3]\nconfidence: 0.50\n"
          "continued_to: \"a9\"\n---\n\n# 标题\n\n第一段\n\n### 小标\n\n第二段\n\n> 图。张三摄\n");
}

TEST_CASE("the front matter tells the issue, and the first words of an untitled article") {
    Document document{"issue",
                      {},
                      {},
                      {},
                      {},
                      {{"title", "临江日报", {}, 1, {}},
                       {"date", "2026-02-16", {}, 1, {}},
                       {"number", "812", {}, 1, {}},
                       {"language", "zh", {}, 1, {}}}};
    document.pages.resize(2);
    document.pages[1].index = 1;
    document.pages[1].facts = {{"label", "第3版", {}, 1, {}}};
    document.articles.push_back({"a1", {{Role::body, "水位回升。", {{1, "b1", 0, 1}}, {}}}, 0.5, "", "", {}});
    CHECK(markdown_of(document.articles[0], document) ==
          "---\nid: \"a1\"\ndocument: \"issue\"\nnewspaper: \"临江日报\"\ndate: \"2026-02-16\"\nissue: \"812\"\n"
          "language: \"zh\"\ntitle: \"水位回升。\"\npages: [2]\nlabels: [\"第3版\"]\nconfidence: "
          "0.50\n---\n\n水位回升。\n");
    CHECK(paths_of(document) == std::vector<std::string>{"articles/001-水位回升.md"});
}

TEST_CASE("paths are numbered, so that equal headlines do not meet") {
    Document document;
    document.articles.resize(2);
    CHECK(paths_of(document) == std::vector<std::string>{"articles/001.md", "articles/002.md"});
    for (Article& article : document.articles) article.parts.push_back({Role::headline, "同", {}, {}});
    CHECK(paths_of(document) == std::vector<std::string>{"articles/001-同.md", "articles/002-同.md"});
}
