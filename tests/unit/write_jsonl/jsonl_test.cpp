#include "jsonl.hpp"

#include <catch_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "paragraphs.hpp"
#include "xml/sample_document.hpp"

using namespace galley;
using nlohmann::json;

namespace {

using Write = void (*)(const Document&, const Pages&, const write_jsonl::Put&);

/// What each line holds.
std::vector<json> written(Write write, const Document& document) {
    std::vector<json> out;
    write(document, Pages(document), [&](std::string_view line) {
        REQUIRE(line.find('\n') == line.size() - 1);
        out.push_back(json::parse(line));
    });
    return out;
}

std::vector<json> lines(const Document& document) { return written(write_jsonl::write_articles, document); }

std::vector<json> paragraphs(const Document& document) { return written(write_jsonl::write_paragraphs, document); }

}  // namespace

TEST_CASE("an article is one line, with where it stands") {
    Document document = sample_document();
    document.articles[0].parts.push_back({Role::body, "two\nlines", {}, {}});
    const auto articles = lines(document);
    REQUIRE(articles.size() == 2);
    CHECK(articles[0]["document"] == "issue <1>");
    CHECK(articles[0]["headline"] == "<script>\"A&B's\"");
    CHECK(articles[0]["kicker"].is_null());
    CHECK(articles[0]["text"] == "花卉小鎮\ntwo\nlines");
    CHECK(articles[0]["pages"] == json{1, 2});
    CHECK(articles[0]["sources"] == json{"scans/1 & 2.png", "dump.txt"});
    CHECK(articles[0]["boxes"] == json{{100, 100, 800, 700}, nullptr});
    CHECK(articles[1]["headline"].is_null());
}

TEST_CASE("a line tells the issue and the labels of its pages") {
    Document document = sample_document();
    document.facts = {{"title", "The Ledger", {}, 1, {}}, {"date", "2026-02-16", {}, 1, {}}};
    document.pages[0].facts = {{"label", "A7", {}, 1, {}}, {"date", "2026-02-17", {}, 1, {}}};
    const auto articles = lines(document);
    CHECK(articles[0]["issue"] ==
          json{{"title", "The Ledger"}, {"date", "2026-02-17"}, {"number", nullptr}, {"language", nullptr}});
    CHECK(articles[0]["labels"] == json{"A7", nullptr});
    CHECK(articles[0]["title"] == "<script>\"A&B's\"");
}

TEST_CASE("every line has the same members") {
    const auto articles = lines(sample_document());
    for (const auto& [name, value] : articles[0].items()) CHECK(articles[1].contains(name));
    CHECK(articles[0].size() == articles[1].size());
    CHECK(lines({}).empty());
}

TEST_CASE("the text holds captions and jumps, and a credit once") {
    Document document = sample_document();
    auto& parts = document.articles[0].parts;
    parts.push_back({Role::caption, "The dam. Photo: Ann Lee", {{0, "b5", 0, 1}}, {}});
    parts.push_back({Role::credit, "Photo: Ann Lee", {}, {}});
    parts.push_back({Role::jump, "See page 4", {}, {}});
    parts.push_back({Role::credit, "Pictures: Bo Li", {}, {}});
    CHECK(lines(document)[0]["text"] == "花卉小鎮\nThe dam. Photo: Ann Lee\nSee page 4\nPictures: Bo Li");
}

TEST_CASE("a paragraph is one line, with its article and its places") {
    const auto found = paragraphs(sample_document());
    REQUIRE(found.size() == 3);  // a picture has no words
    CHECK(found[0]["role"] == "headline");
    CHECK(found[1]["id"] == "a1.2");
    CHECK(found[1]["article"] == "a1");
    CHECK(found[1]["title"] == "<script>\"A&B's\"");
    CHECK(found[1]["places"] == json{{{"page", 1}, {"box", {800, 200, 100, 200}}}, {{"page", 2}, {"box", nullptr}}});
    CHECK(found[1]["sources"][0]["block"] == "b2");
    for (const json& line : found) CHECK(line.size() == found[0].size());
    CHECK(paragraphs({}).empty());
}

TEST_CASE("a source that leads nowhere has no box") {
    Document document = sample_document();
    document.articles[0].parts[0].sources = {{7, "b1", 0, 1}, {0, "none", -3, 1 << 30}};
    CHECK(paragraphs(document)[0]["places"] == json{{{"page", 8}, {"box", nullptr}}, {{"page", 1}, {"box", nullptr}}});
}
