#include "jsonl.hpp"

#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "xml/sample_document.hpp"

using namespace galley;
using nlohmann::json;

namespace {

std::vector<json> lines(const Document& document) {
    std::vector<json> out;
    std::string text = write_jsonl::lines_of(document, Pages(document));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        out.push_back(json::parse(text.substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

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

TEST_CASE("every line has the same members") {
    const auto articles = lines(sample_document());
    for (const auto& [name, value] : articles[0].items()) CHECK(articles[1].contains(name));
    CHECK(articles[0].size() == articles[1].size());
    CHECK(lines({}).empty());
}
