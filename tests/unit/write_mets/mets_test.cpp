#include "mets.hpp"

#include "xml/sample_document.hpp"
#include "xml/xml_test.hpp"

using namespace galley;

namespace {

Document with_stages(const char* stages) {
    Document document = sample_document();
    document.attrs = std::string(R"({"stages": [)") + stages + "]}";
    return document;
}

std::string mets_of(const Document& document) {
    std::string out;
    bool ended = false;
    write_mets::write_mets(document, Pages(document), "1", [&](std::string_view bytes, bool last) {
        CHECK_FALSE(ended);
        out += bytes;
        ended = last;
    });
    CHECK(ended);
    return out;
}

constexpr const char* alto_and_page =
    R"({"id": "write.alto", "version": "1.0.0"}, {"id": "write.page", "version": "1.0.0"})";

}  // namespace

TEST_CASE("file groups name what the pipeline writes") {
    const auto mets = parsed(mets_of(with_stages(alto_and_page)));
    CHECK(mets.select_nodes("//mets:fileGrp").size() == 3);
    CHECK(text_at(mets, "//mets:fileGrp[@USE='image']/mets:file[1]/mets:FLocat/@xlink:href") ==
          "scans/1%20%26%202.png");
    CHECK(text_at(mets, "//mets:fileGrp[@USE='image']/mets:file[1]/@MIMETYPE") == "image/png");
    CHECK(text_at(mets, "//mets:file[@ID='alto_2']/mets:FLocat/@xlink:href") == "alto/0002.xml");
    CHECK(mets.select_nodes("//mets:structMap[@TYPE='PHYSICAL']//mets:div[@TYPE='page']").size() == 3);
    CHECK(mets.select_nodes("//mets:div[@ID='phys_1']/mets:fptr").size() == 3);
    CHECK(parsed(mets_of(sample_document())).select_nodes("//mets:fileGrp").size() == 1);
}

TEST_CASE("the parts of an article point into ALTO") {
    const auto mets = parsed(mets_of(with_stages(alto_and_page)));
    CHECK(text_at(mets, "//mets:div[@TYPE='article'][1]/@LABEL") == "<script>\"A&B's\"");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@BEGIN") == "b1");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@FILEID") == "alto_1");
    CHECK(mets.select_nodes("//mets:div[@TYPE='body']/mets:div[1]//mets:seq/mets:area").size() == 2);
    CHECK(text_at(mets, "//mets:seq/mets:area[2]/@BEGIN") == "b1_l1");
    CHECK(text_at(mets, "//mets:seq/mets:area[2]/@END") == "b1_l1");
    CHECK(text_at(mets, "//mets:div[@TYPE='image']//mets:area/@BEGIN") == "b4");
    CHECK(mets.select_nodes("//mets:smLink").size() == 3);
}

TEST_CASE("without text files, areas are rectangles of the image") {
    const auto mets = parsed(mets_of(sample_document()));
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@COORDS") == "100,100,500,160");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@FILEID") == "image_1");
}

TEST_CASE("articles are described by the heads that they have") {
    Document document = sample_document();
    document.articles[0].parts.push_back({Role::byline, "Ann & Bob", {}, {}});
    const auto mets = parsed(mets_of(document));
    CHECK(text_at(mets, "//mets:dmdSec[2]//mods:title") == "<script>\"A&B's\"");
    CHECK(text_at(mets, "//mets:dmdSec[2]//mods:displayForm") == "Ann & Bob");
    CHECK(text_at(mets, "//mets:dmdSec[2]//mods:titleInfo/@supplied").empty());
    CHECK(text_at(mets, "//mets:dmdSec[3]//mods:titleInfo/@supplied") == "yes");  // its first words
    CHECK(text_at(mets, "//mets:dmdSec[3]//mods:identifier") == "a 2");
    CHECK(text_at(mets, "//mets:div[@TYPE='article'][2]/@ID") == "article_a_2");
}

TEST_CASE("the issue is described by its facts, pages by their labels") {
    Document document = sample_document();
    document.facts = {{"title", "Le <Courrier>", {}, 1, {}},
                      {"date", "2026-02-16", {}, 1, {}},
                      {"number", "24817", {}, 1, {}},
                      {"language", "fr", {}, 1, {}}};
    document.pages[0].facts = {{"label", "A7", {}, 1, {}}};
    const auto mets = parsed(mets_of(document));
    CHECK(text_at(mets, "//mets:dmdSec[1]//mods:title") == "Le <Courrier>");
    CHECK(text_at(mets, "//mets:dmdSec[1]//mods:dateIssued") == "2026-02-16");
    CHECK(text_at(mets, "//mets:dmdSec[1]//mods:detail[@type='issue']/mods:number") == "24817");
    CHECK(text_at(mets, "//mets:dmdSec[1]//mods:languageTerm") == "fr");
    CHECK(text_at(mets, "//mets:div[@ID='phys_1']/@ORDERLABEL") == "A7");
    CHECK(text_at(mets, "//mets:div[@ID='phys_2']/@ORDERLABEL") == "2");
}

TEST_CASE("sources that lead nowhere and documents without pages are no failure") {
    Document document;
    document.articles.push_back({"a", {{Role::body, "x", {{7, "b", 0, 1}}, {}}}, 1, "", "", {}});
    const auto mets = parsed(mets_of(document));
    CHECK(mets.select_nodes("//mets:area").empty());
    CHECK(mets.select_nodes("//mets:smLink").empty());
}
