#include "alto.hpp"

#include "xml/xml_test.hpp"

using namespace galley;

namespace {

/// A page with a heading and a paragraph of one article, a rule, a picture, and an emptied line.
Document small_document() {
    Document document{"issue", {}, {}, {}, {}};
    Page page{0, "scans/a&b.png", 1000, 1500, 300, {}, {}, {}};
    page.blocks.push_back({"b1",
                           BlockKind::heading,
                           {100, 100, 400, 60},
                           {},
                           {{{100, 100, 400, 60},
                             Baseline{{100, 150}, {500, 152}},
                             {{"Fire", {100, 100, 180, 60}, 0.9375, {}}, {"out", {300, 100, 200, 60}, 1, {}}},
                             {}}},
                           WritingMode::horizontal_ltr,
                           {}});
    page.blocks.push_back(
        {"b2",
         BlockKind::text,
         {100, 200, 400, 300},
         {{100, 200}, {500, 200}, {500, 400}, {300, 500}, {100, 500}},
         {{{100, 200, 400, 30}, {}, {{"<b>&\"'", {100, 200, 80, 30}, 0.5, {}}}, {}}, {{}, {}, {}, {}}},
         WritingMode::vertical_rl,
         {}});
    page.blocks.push_back({"b3", BlockKind::rule, {520, 100, 4, 900}, {}, {}, WritingMode::horizontal_ltr, {}});
    page.blocks.push_back({"b4", BlockKind::image, {600, 100, 300, 200}, {}, {}, WritingMode::horizontal_ltr, {}});
    document.pages.push_back(page);
    document.attrs = R"({"stages": [{"id": "ocr.tesseract", "version": "1.1.0"},
        {"id": "captions.dedup", "version": "2.0.0"}, {"id": "write.json", "version": "1.0.0"},
        {"id": "write.alto", "version": "1.2.3"}, {"id": "write.tei", "version": "1.0.0"}]})";
    document.articles.push_back({"a1",
                                 {{Role::headline, "Fire <out>", {{0, "b1", 0, 1}}, {}},
                                  {Role::body, "…", {{0, "b2", 0, 2}}, {}},
                                  {Role::image, "", {{0, "b4", 0, 0}}, {}}},
                                 1,
                                 "",
                                 "",
                                 {}});
    return document;
}

pugi::xml_document written(const Document& document) {
    return parsed(
        write_alto::alto_of(document, document.pages[0], toolkit::Claims(document).on(document.pages[0]), "1.2.3"));
}

}  // namespace

TEST_CASE("words stand with box, confidence and the spaces that are printed") {
    const auto alto = written(small_document());
    CHECK(text_at(alto, "//TextBlock[@ID='b1']/TextLine/String[1]/@CONTENT") == "Fire");
    CHECK(text_at(alto, "//TextBlock[@ID='b1']/TextLine/String[1]/@WC") == "0.9375");
    CHECK(text_at(alto, "//TextBlock[@ID='b1']/TextLine/String[2]/@HPOS") == "300");
    CHECK(text_at(alto, "//TextBlock[@ID='b1']/TextLine/@BASELINE") == "100,150 500,152");
    CHECK(alto.select_nodes("//SP").size() == 1);
    CHECK(text_at(alto, "//TextBlock[@ID='b2']/Shape/Polygon/@POINTS") == "100,200 500,200 500,400 300,500 100,500");
    CHECK(text_at(alto, "//TextBlock[@ID='b2']/@BASEDIRECTION") == "ttb");
}

TEST_CASE("text that looks like markup is text") {
    const auto alto = written(small_document());
    CHECK(text_at(alto, "//TextBlock[@ID='b2']/TextLine/String/@CONTENT") == "<b>&\"'");
    CHECK(text_at(alto, "//StructureTag/@LABEL") == "Fire <out>");
    CHECK(text_at(alto, "//fileName") == "scans/a&b.png");
}

TEST_CASE("an article is a composed block for each run of its blocks, and a tag on its lines") {
    const auto alto = written(small_document());
    const auto runs = alto.select_nodes("//ComposedBlock[@TYPE='article']");
    REQUIRE(runs.size() == 2);  // the rule parts them
    CHECK(text_at(alto, "//ComposedBlock[1]/@WIDTH") == "400");
    CHECK(text_at(alto, "//ComposedBlock[1]/TextBlock[2]/@ID") == "b2");
    CHECK(text_at(alto, "//PrintSpace/GraphicalElement/@ID") == "b3");
    CHECK(text_at(alto, "//Illustration/@TAGREFS") == "kind_image article_a1 role_image");
    CHECK(text_at(alto, "//TextBlock[@ID='b1']/TextLine/@TAGREFS") == "article_a1 role_headline");
    CHECK(text_at(alto, "//StructureTag/@DESCRIPTION") == "a1");
    CHECK(alto.select_nodes("//ReadingOrder/OrderedGroup/ElementRef").size() == 4);
}

TEST_CASE("an empty line keeps its place") {
    const auto alto = written(small_document());
    CHECK(alto.select_nodes("//TextBlock[@ID='b2']/TextLine").size() == 2);
    CHECK(text_at(alto, "//TextBlock[@ID='b2']/TextLine[2]/String/@CONTENT").empty());
}

TEST_CASE("processing steps name the stages before this one, in their order, with kind and version") {
    const auto alto = written(small_document());
    CHECK(alto.select_nodes("//Processing").size() == 3);
    CHECK(text_at(alto, "//Processing[1]/processingStepDescription") == "ocr.tesseract");
    CHECK(text_at(alto, "//Processing[1]/processingCategory") == "contentGeneration");
    CHECK(text_at(alto, "//Processing[2]/processingStepDescription") == "captions.dedup");
    CHECK(text_at(alto, "//Processing[2]/processingCategory") == "contentModification");
    CHECK(text_at(alto, "//Processing[2]//softwareVersion") == "2.0.0");
    CHECK(text_at(alto, "//Processing[3]/processingStepDescription") == "write.alto");
    CHECK(text_at(alto, "//Processing[3]//softwareVersion") == "1.2.3");
}

TEST_CASE("a block of several articles is in no composed block, its lines tell whose they are") {
    Document document = small_document();
    document.articles.push_back({"a/2", {{Role::body, "", {{0, "b2", 1, 1}}, {}}}, 1, "", "", {}});
    const auto alto = written(document);
    CHECK(text_at(alto, "//PrintSpace/TextBlock/@ID") == "b2");
    CHECK(text_at(alto, "//TextBlock[@ID='b2']/TextLine[2]/@TAGREFS") == "article_a1 role_body article_a_2 role_body");
    CHECK(text_at(alto, "//StructureTag[2]/@LABEL") == "a/2");  // no headline: its id
}

TEST_CASE("a page without blocks has no reading order") {
    Document document{"d", {Page{}}, {}, {}, {}};
    const auto alto = written(document);
    CHECK(alto.select_nodes("//ReadingOrder").empty());
    CHECK(alto.select_nodes("//PrintSpace").size() == 1);
}

TEST_CASE("characters that XML forbids are left out") {
    Document document = small_document();
    document.pages[0].blocks[0].lines[0].words[0].text = "a\x01\x1B b\xEF\xBF\xBE\tc";
    CHECK(text_at(written(document), "//TextBlock[@ID='b1']/TextLine/String/@CONTENT") == "a b\tc");
}
