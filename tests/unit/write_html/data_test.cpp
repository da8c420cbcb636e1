#include <catch_test.hpp>
#include <map>

#include "data.hpp"
#include "index.hpp"
#include "shell.hpp"

using namespace galley;
using namespace galley::write_html;

namespace {

Document sample() {
    Page page{0, "1.png", 100, 200, 300, {}, {}, {}};
    page.blocks.push_back({"b1", BlockKind::text, {1, 2, 30, 40}, {}, {}, WritingMode::vertical_rl, {}});
    page.blocks[0].lines.push_back({{1, 2, 30, 10}, {}, {{"正文", {1, 2, 30, 10}, 0.876, {}}}, {}});
    page.edits.push_back({"captions.dedup", 0, "b1", 0, "正文正文", "正文", "tiling", 0.99});
    Article article{"a1", {{Role::headline, "标题", {{0, "b1", 0, 1}}, {}}}, 0.5, "", "a2", {}};
    Article bare{"a2", {{Role::byline, "姚凡", {}, {}}, {Role::body, "没有标题", {{0, "b1", 0, 1}}, {}}}, 1, "a1", "",
                 {}};
    return {"x/y", {page}, {article, bare}, {{Role::body, "剩", {}, {}}}, {}};
}

struct Pieces {
    std::string text;
    int count = 0;
};

/// The script of a page, and how many pieces it came in.
Pieces page_script(const Page& page) {
    Pieces out;
    bool ended = false;
    write_page_script(page, [&](std::string_view bytes, bool last) {
        CHECK_FALSE(ended);
        out.text += bytes;
        ++out.count;
        ended = last;
    });
    CHECK(ended);
    return out;
}

}  // namespace

TEST_CASE("an article without a headline is listed by the start of its text, and said to be so") {
    const Document document = sample();
    CHECK(write_html::title_of(document.articles[0]).text == "标题");
    CHECK_FALSE(write_html::title_of(document.articles[0]).from_body);
    CHECK(write_html::title_of(document.articles[1]).text == "没有标题");
    CHECK(write_html::title_of(document.articles[1]).from_body);
    CHECK(write_html::title_of(Article{}).text.empty());
    std::string text;
    for (int i = 0; i < 41; ++i) text += "字";
    CHECK(write_html::title_of({"a", {{Role::body, text, {}, {}}}, 1, "", "", {}}).text == text.substr(0, 120) + "…");
}

TEST_CASE("what the first view loads is read back for the index") {
    const Pictures pictures{{0, levels_of(4000, 2000, false, 0)}};
    const auto value = value_of(document_script(sample(), pictures));
    REQUIRE(value);
    const Json card = card_of(*value);
    CHECK(card["id"] == "x/y");
    CHECK(card["pages"] == 1);
    CHECK(card["thumb"] == Json({"viewer/0001/thumb.jpg", 240, 120}));
    CHECK(card["articles"] == Json::parse(R"([["a1","标题",0,0],["a2","没有标题",0,1]])"));
    CHECK_FALSE(card_of(*value_of(document_script(sample(), {}))).contains("thumb"));
    CHECK_FALSE(value_of("galley.load(\"document\",\"this\",{);\n"));
    CHECK_FALSE(value_of(""));
}

TEST_CASE("date, title and sections go to the index, to choose by") {
    Document document = sample();
    document.facts = {{"title", "Post", {}, 1}, {"date", "1951-02-16", {}, 1}, {"date", "1951-02-17", {}, 0.2}};
    document.pages[0].facts = {{"label", "A7", {}, 1}, {"section", "Sport", {}, 1}};
    document.articles[0].parts.push_back({Role::section, "News", {}, {}});
    document.attrs = R"({"stages": [{"id": "write.pdf", "version": "1"}]})";
    const auto value = value_of(document_script(document, {}));
    REQUIRE(value);
    CHECK((*value)["issue"] == Json::parse(R"({"title": "Post", "date": "1951-02-16"})"));
    CHECK((*value)["pages"][0]["label"] == "A7");
    CHECK((*value)["stages"] == Json::array({"write.pdf"}));
    const Json card = card_of(*value);
    CHECK(card["title"] == "Post");
    CHECK(card["date"] == "1951-02-16");
    CHECK(card["sections"] == Json::array({"News", "Sport"}));
    CHECK(card["articles"] == Json::parse(R"([["a1","标题",0,0,0],["a2","没有标题",0,1,1]])"));
}

TEST_CASE("a page's script has its lines and edits") {
    const std::string text = page_script(sample().pages[0]).text;
    CHECK(text.starts_with(R"(galley.load("page","0",)"));
    CHECK_THAT(text, Catch::Matchers::ContainsSubstring(R"("vertical":true)") &&
                         Catch::Matchers::ContainsSubstring(R"([[1,2,30,10],0.88,"正文"])") &&
                         Catch::Matchers::ContainsSubstring(R"("rule":"tiling")"));
}

TEST_CASE("the script of a long page comes in pieces that make one value") {
    Page page = sample().pages[0];
    page.blocks[0].lines.assign(20'000, page.blocks[0].lines[0]);
    page.blocks.push_back({"empty", BlockKind::text, {}, {}, {}, WritingMode::horizontal_ltr, {}});
    page.edits.assign(2'000, page.edits[0]);
    const auto [text, pieces] = page_script(page);
    CHECK(pieces > 5);
    REQUIRE(text.ends_with(");\n"));
    const std::size_t begin = text.find('{');
    const Json value = Json::parse(text.substr(begin, text.size() - begin - 3));
    REQUIRE(value["blocks"].size() == page.blocks.size());
    CHECK(value["blocks"][0]["lines"].size() == 20'000);
    CHECK(value["blocks"].back()["lines"] == Json::array());
    CHECK(value["edits"].size() == 2'000);
}

TEST_CASE("the articles' script comes in pieces, the last of them marked") {
    std::string text;
    int last_ones = 0;
    write_articles(sample(), [&](std::size_t, std::string_view bytes, bool last) {
        CHECK(last_ones == 0);
        text += bytes;
        last_ones += last ? 1 : 0;
    });
    CHECK(last_ones == 1);
    CHECK(text.starts_with(R"(galley.load("articles",)"));
    CHECK(text.ends_with("]});\n"));
    CHECK_THAT(text, Catch::Matchers::ContainsSubstring(R"("rest":[{"role":"body","text":"剩","at":[]}])"));
    Document corrected = sample();
    corrected.attrs = R"({"corrections": {"operations": [], "refused": []}})";
    text.clear();
    write_articles(corrected, [&](std::size_t, std::string_view bytes, bool) { text += bytes; });
    CHECK(text.ends_with("],\"corrections\":{\"operations\":[],\"refused\":[]}});\n"));
}

TEST_CASE("long articles come in several scripts, each with what else stands on its pages") {
    Document document = sample();
    document.articles.clear();
    document.unassigned.clear();
    for (int page = 0; page < 6; ++page) {
        const std::string id = std::to_string(page);
        document.articles.push_back(
            {"a" + id, {{Role::body, std::string(100, 'x'), {{page, "b", 0, 1}}, {}}}, 1, "", "", {}});
        document.unassigned.push_back({Role::body, "rest " + id, {{page, "r", 0, 1}}, {}});
    }
    std::map<std::size_t, std::string> files;
    const std::vector<Chunk> chunks = write_articles(
        document, [&](std::size_t file, std::string_view bytes, bool) { files[file] += bytes; }, 300);
    REQUIRE(chunks.size() > 1);
    REQUIRE(files.size() == chunks.size());
    std::size_t articles = 0, rest = 0;
    for (const auto& [file, text] : files) {
        const std::size_t begin = text.find(",{") + 1;
        const Json value = Json::parse(text.substr(begin, text.size() - begin - 3));
        CHECK(text.starts_with(file == 0 ? R"(galley.load("articles","x/y",)"
                                         : R"(galley.load("articles","x/y\n)" + std::to_string(file) + "\","));
        CHECK(value["articles"].size() == chunks[file].articles);
        for (const Json& article : value["articles"]) CHECK(article["id"] == "a" + std::to_string(articles++));
        for (const Json& part : value["rest"]) {
            CHECK(part["at"][0][0].get<int>() < chunks[file].next_page);
            ++rest;
        }
    }
    CHECK(articles == 6);
    CHECK(rest == 6);
    const auto script = value_of(document_script(document, {}, chunks));
    CHECK((*script)["chunks"].size() == chunks.size());
    CHECK(card_of(*script)["chunks"] == chunks.size());
    CHECK(articles_name(0) == "articles.js");
    CHECK(articles_name(12) == "articles-12.js");
}

TEST_CASE("the page is safe from its title, and finds its way up") {
    CHECK(way_up("a") == "../");
    CHECK(way_up("a/b c/d") == "../../../");
    const std::string page = shell("</title><script>x{{root}}", "../", "viewer/document.js");
    CHECK_THAT(page, Catch::Matchers::ContainsSubstring("<title>&lt;/title&gt;&lt;script&gt;x{{root}}</title>") &&
                         Catch::Matchers::ContainsSubstring("src=\"../viewer/app.js\""));
    CHECK_THAT(page, Catch::Matchers::ContainsSubstring("content=\"default-src 'none'; script-src 'self' file:"));
    CHECK(page.find("{{policy}}") == std::string::npos);
}
