#include "pcgts.hpp"

#include "xml/xml_test.hpp"

using namespace galley;

namespace {

Block block(const std::string& id, BlockKind kind, const Box& box, const std::vector<std::string>& lines = {}) {
    Block out{id, kind, box, {}, {}, WritingMode::horizontal_ltr, {}};
    for (const std::string& text : lines) out.lines.push_back({box, {}, {{text, box, 0.75, {}}}, {}});
    return out;
}

/// A heading, a rule, a paragraph of the same article, a table, and the folio at the foot.
Document small_document() {
    Document document{"issue", {}, {}, {}, {}};
    Page page{0, "a&b.png", 1000, 1500, 300, {}, {}, {}};
    page.blocks.push_back(block("b1", BlockKind::heading, {100, 100, 400, 60}, {"Fire <out>"}));
    page.blocks.push_back(block("b2", BlockKind::rule, {520, 100, 4, 900}));
    page.blocks.push_back(block("b3", BlockKind::text, {100, 200, 400, 30}, {"One", "Two"}));
    page.blocks.push_back(block("b4", BlockKind::table, {600, 200, 300, 30}, {"1 2 3"}));
    page.blocks.push_back(block("b5", BlockKind::furniture, {100, 1450, 300, 30}, {"- 7 -"}));
    document.pages.push_back(page);
    document.articles.push_back({"a/1",
                                 {{Role::headline, "Fire <out>", {{0, "b1", 0, 1}}, {}},
                                  {Role::dateline, "One", {{0, "b3", 0, 1}}, {}},
                                  {Role::body, "One Two", {{0, "b3", 0, 2}}, {}}},
                                 1,
                                 "",
                                 "",
                                 {}});
    return document;
}

pugi::xml_document written(const Document& document) {
    return parsed(
        write_page::pcgts_of(document, document.pages[0], toolkit::Claims(document).on(document.pages[0]), "1.2.3"));
}

}  // namespace

TEST_CASE("kinds become regions and types") {
    const auto page = written(small_document());
    CHECK(text_at(page, "//Page/TextRegion[@id='b1']/@type") == "heading");
    CHECK(text_at(page, "//Page/SeparatorRegion/@id") == "b2");
    CHECK(text_at(page, "//Page/TextRegion[@id='b3']/@type") == "paragraph");
    CHECK(text_at(page, "//Page/TableRegion/TextRegion/TextLine/TextEquiv/Unicode") == "1 2 3");
    CHECK(text_at(page, "//Page/TextRegion[@id='b5']/@type") == "footer");
}

TEST_CASE("lines and words have corners, text and confidence") {
    const auto page = written(small_document());
    CHECK(text_at(page, "//TextRegion[@id='b1']/Coords/@points") == "100,100 500,100 500,160 100,160");
    CHECK(text_at(page, "//TextRegion[@id='b1']/TextLine/Word/TextEquiv/Unicode") == "Fire <out>");
    CHECK(text_at(page, "//TextRegion[@id='b1']/TextLine/Word/TextEquiv/@conf") == "0.75");
    CHECK(text_at(page, "//Page/@imageXResolution") == "300");
}

TEST_CASE("the reading order groups what follows each other in one article") {
    const auto page = written(small_document());
    CHECK(page.select_nodes("//OrderedGroup/*").size() == 5);
    CHECK(text_at(page, "//OrderedGroupIndexed[1]/@caption") == "Fire <out>");
    CHECK(text_at(page, "//OrderedGroupIndexed[1]/@continuation").empty());
    CHECK(text_at(page, "//OrderedGroupIndexed[2]/@continuation") == "true");
    CHECK(text_at(page, "//OrderedGroupIndexed[2]/@index") == "2");
    CHECK(text_at(page, "//OrderedGroupIndexed[2]/RegionRefIndexed/@regionRef") == "b3");
}

TEST_CASE("a line tells its article and its role, a dateline inside a paragraph is body") {
    const auto page = written(small_document());
    CHECK(text_at(page, "//TextRegion[@id='b1']/TextLine/@custom") ==
          "readingOrder {index:0;} structure {id:a_1; type:article;} galley {role:headline;}");
    CHECK_THAT(text_at(page, "//TextRegion[@id='b3']/TextLine[1]/@custom"),
               Catch::Matchers::ContainsSubstring("role:body"));
    CHECK(text_at(page, "//TextRegion[@id='b5']/TextLine/@custom") == "readingOrder {index:0;}");
}

TEST_CASE("points outside the page and characters that XML forbids are not written") {
    Document document{
        "d", {Page{0, "p", 0, 0, 0, {block("b", BlockKind::text, {-5, -5, 10, 10}, {"a\x01z"})}, {}, {}}}, {}, {}, {}};
    const auto page = written(document);
    CHECK(text_at(page, "//TextRegion/Coords/@points") == "0,0 5,0 5,5 0,5");
    CHECK(text_at(page, "//Word/TextEquiv/Unicode") == "az");
}

TEST_CASE("a page without blocks has no reading order") {
    const auto page = written({"d", {Page{}}, {}, {}, {}});
    CHECK(page.select_nodes("//ReadingOrder").empty());
    CHECK(text_at(page, "//Page/@imageWidth") == "0");
}
