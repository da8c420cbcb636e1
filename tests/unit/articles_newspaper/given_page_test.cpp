#include "given_page.hpp"

#include <algorithm>
#include <catch_test.hpp>
#include <string>

#include "galley/json.hpp"
#include "pages.hpp"
#include "segment.hpp"
#include "toolkit/given.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

void add(Page& page, BlockKind kind, const char* text, const toolkit::Given& given) {
    if (page.blocks.empty() || page.blocks.back().kind != kind) {
        page.blocks.push_back({});
        page.blocks.back().id = "b" + std::to_string(page.blocks.size());
        page.blocks.back().kind = kind;
    }
    Block& block = page.blocks.back();
    const Box box{10, 10 * static_cast<int>(block.lines.size()), 100, 10};
    block.lines.push_back({box, {}, {{text, box, 1, {}}}, {}});
    if (!given.article.empty()) toolkit::set_given(block.lines.back().attrs, given);
}

}  // namespace

TEST_CASE("articles come out as the file names them") {
    Page page;
    page.width = page.height = 1000;
    add(page, BlockKind::heading, "Dam to be", {"x", "", false});
    add(page, BlockKind::heading, "raised", {"x", "", false});
    add(page, BlockKind::text, "The council", {"x", "", false});
    add(page, BlockKind::text, "voted.", {"x", "", false});
    add(page, BlockKind::caption, "The dam.", {"x", "", false});
    add(page, BlockKind::furniture, "Page 4", {});
    add(page, BlockKind::text, "Elsewhere.", {"y", "", false});
    REQUIRE(names_articles(page));
    const PageArticles out = given_page(page, profile("en"));
    REQUIRE(out.articles.size() == 2);
    CHECK(text_of(out.articles[0], Role::headline) == "Dam to be raised");
    CHECK(text_of(out.articles[0], Role::body) == "The council voted.");
    CHECK(text_of(out.articles[0], Role::caption) == "The dam.");
    CHECK(out.articles[0].parts[0].sources == std::vector<Source>{{0, "b1", 0, 2, {}}});
    CHECK(attr<std::string>(out.articles[1].attrs, "given") == "y");
    REQUIRE(out.unassigned.size() == 1);
    CHECK(out.unassigned[0].text == "Page 4");
}

TEST_CASE("an article of METS is one on all its pages, one of PAGE is of its page") {
    Document document;
    for (int i = 0; i < 2; ++i) {
        Page page;
        page.index = i;
        add(page, BlockKind::text, i == 0 ? "One" : "two.", {"art1", "", true});
        add(page, BlockKind::heading, "Head", {"a1", "", false});
        document.pages.push_back(page);
    }
    const Document out = segment(document, profile("en"));
    REQUIRE(out.articles.size() == 3);
    CHECK(out.articles[0].id == "a1");
    CHECK(std::any_of(out.articles[0].parts.begin(), out.articles[0].parts.end(),
                      [](const Part& part) { return part.text == "two." && part.sources.front().page == 1; }));
    CHECK(out.articles[2].id == "a3");
    Judge anew;
    anew.keep_given = false;
    for (const Article& article : segment(document, profile("en"), anew).articles)
        CHECK_FALSE(attr<std::string>(article.attrs, "given"));
    CHECK_FALSE(names_articles(Page{}));
}
