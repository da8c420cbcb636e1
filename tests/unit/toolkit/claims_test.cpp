#include "toolkit/claims.hpp"

#include <catch_test.hpp>

using namespace galley;

namespace {

Document three_blocks() {
    Document document{"d", {Page{}, Page{}}, {}, {}, {}};
    document.pages[1].index = 1;
    for (const char* id : {"b1", "b2", "b3"}) {
        Block block;
        block.id = id;
        block.lines.resize(2);
        document.pages[1].blocks.push_back(block);
    }
    return document;
}

Article article(const std::string& id, std::vector<Part> parts) { return {id, std::move(parts), 1, "", "", {}}; }

}  // namespace

TEST_CASE("lines know their articles and roles, blocks those of all their lines") {
    Document document = three_blocks();
    document.articles = {
        article("a1", {{Role::dateline, "", {{1, "b1", 0, 1}}, {}}, {Role::body, "", {{1, "b1", 0, 1}}, {}}}),
        article("a2", {{Role::body, "", {{1, "b1", 1, 1}, {1, "b1", 1, 1}}, {}}})};
    const std::vector<toolkit::PageClaims> claims{toolkit::Claims(document).on(document.pages[0]),
                                                  toolkit::Claims(document).on(document.pages[1])};
    CHECK(claims[0].empty());
    CHECK(claims[1][0].lines[0] == std::vector<toolkit::Claim>{{0, Role::dateline}, {0, Role::body}});
    CHECK(claims[1][0].lines[1] == std::vector<toolkit::Claim>{{1, Role::body}});
    CHECK(claims[1][0].block == std::vector<toolkit::Claim>{{0, Role::dateline}, {0, Role::body}, {1, Role::body}});
    CHECK(toolkit::main_role(claims[1][0].lines[0]) == Role::body);
    CHECK(claims[1][1].block.empty());
}

TEST_CASE("sources that lead nowhere are passed over") {
    Document document = three_blocks();
    document.articles = {article("a1", {{Role::body,
                                         "",
                                         {{7, "b1", 0, 1},
                                          {1, "gone", 0, 1},
                                          {1, "b1", 1, 2000000000},
                                          {1, "b2", -5, 6},
                                          {1, "b3", 2000000000, 2000000000}},
                                         {}}})};
    const auto claims = toolkit::Claims(document).on(document.pages[1]);
    CHECK(claims[0].lines[0].empty());
    CHECK(claims[0].lines[1].size() == 1);
    CHECK(claims[1].lines[0].size() == 1);
    CHECK(claims[2].lines[1].empty());
}

TEST_CASE("a page is cut into runs of one article") {
    const toolkit::Claim one{0, Role::body}, two{1, Role::body};
    const toolkit::PageClaims claims{{{one}, {}}, {{one}, {}}, {{one, two}, {}}, {{}, {}}, {{one}, {}}, {{two}, {}}};
    CHECK(toolkit::runs_of(claims) == std::vector<toolkit::Run>{{0, 0, 2}, {-1, 2, 2}, {0, 4, 1}, {1, 5, 1}});
    CHECK(toolkit::runs_of({}).empty());
}

TEST_CASE("an article without a headline is called by its first words, one without text by its id") {
    CHECK(title_of(article("a1", {})) == "a1");
    CHECK(title_of(article("a1", {{Role::body, " \n ", {}, {}}})) == "a1");
    CHECK(title_of(article("a1", {{Role::byline, "By Ann", {}, {}}, {Role::body, "Rain\n fell.", {}, {}}})) ==
          "Rain fell.");
    CHECK(title_of(article("a1", {{Role::body, "The council voted on Tuesday night to raise the dam", {}, {}}})) ==
          "The council voted on Tuesday night to…");
    CHECK(first_words("一二三四五", 3) == "一二三…");
    CHECK(first_words("one two", 3) == "one…");
    CHECK(first_words("one two", 7) == "one two");
    CHECK(first_words("", 3).empty());
    CHECK(first_words("\xff\xfe", 3) == "\uFFFD\uFFFD");
    CHECK(title_of(article("a1", {{Role::headline, "One", {}, {}}, {Role::headline, "two", {}, {}}})) == "One two");
}
