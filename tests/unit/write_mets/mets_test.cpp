#include "mets.hpp"

#include <regex>
#include <set>
#include <string>

#include "xml/sample_document.hpp"
#include "xml/xml_test.hpp"

using namespace galley;

namespace {

Document with_stages(const char* stages) {
    Document document = sample_document();
    document.attrs = std::string(R"({"stages": [)") + stages + "]}";
    return document;
}

std::string mets_of(const Document& document, const std::string& base = "") {
    std::string out;
    bool ended = false;
    write_mets::write_mets(document, Pages(document), {"1", base}, [&](std::string_view bytes, bool last) {
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
    CHECK(mets.select_nodes("//mets:fileGrp").size() == 4);
    CHECK(text_at(mets, "//mets:fileGrp[@USE='OCR-D-IMG']/mets:file[1]/mets:FLocat/@xlink:href") ==
          "scans/1%20%26%202.png");
    CHECK(text_at(mets, "//mets:fileGrp[@USE='OCR-D-IMG']/mets:file[1]/@MIMETYPE") == "image/png");
    CHECK(text_at(mets, "//mets:fileGrp[@USE='SOURCE']/mets:file/@MIMETYPE") == "text/plain");  // a dump is no image
    CHECK(text_at(mets, "//mets:file[@ID='FULLTEXT_0002']/mets:FLocat/@xlink:href") == "alto/0002.xml");
    CHECK(mets.select_nodes("//mets:structMap[@TYPE='PHYSICAL']//mets:div[@TYPE='page']").size() == 3);
    CHECK(mets.select_nodes("//mets:div[@ID='phys_0001']/mets:fptr").size() == 3);
    CHECK(parsed(mets_of(sample_document())).select_nodes("//mets:fileGrp").size() == 2);
}

TEST_CASE("images that the run has written are those of OCR-D, and of portals, with their thumbnails") {
    Document document = sample_document();
    document.attrs = R"({"page_images": {"0": ["images/0001.png", "images/0001.thumbnail.jpg"]},
                         "stages": [{"id": "write.pdf", "version": "1"}]})";
    const auto mets = parsed(mets_of(document));
    for (const char* use : {"OCR-D-IMG", "DEFAULT"}) {
        const std::string file = std::string("//mets:fileGrp[@USE='") + use + "']/mets:file[1]";
        CHECK(text_at(mets, (file + "/@ID").c_str()) == std::string(use) + "_0001");
        CHECK(text_at(mets, (file + "/mets:FLocat/@xlink:href").c_str()) == "images/0001.png");
        CHECK(text_at(mets, (file + "/mets:FLocat/@OTHERLOCTYPE").c_str()) == "FILE");
    }
    CHECK(text_at(mets, "//mets:fileGrp[@USE='THUMBS']/mets:file/@MIMETYPE") == "image/jpeg");
    CHECK(text_at(mets, "//mets:div[@TYPE='physSequence']/mets:fptr/@FILEID") == "DOWNLOAD_0000");
    const auto online = parsed(mets_of(document, "https://example.org/d/"));
    CHECK(text_at(online, "//mets:file[@ID='DEFAULT_0001']/mets:FLocat/@LOCTYPE") == "URL");
    CHECK(text_at(online, "//mets:file[@ID='DEFAULT_0001']/mets:FLocat/@xlink:href") ==
          "https://example.org/d/images/0001.png");
    CHECK(text_at(online, "//mets:file[@ID='OCR-D-IMG_0003']/mets:FLocat/@LOCTYPE") == "OTHER");  // not ours
}

/// The rules of OCR-D (https://ocr-d.de/en/spec/mets) as its own validator checks them.
TEST_CASE("an OCR-D workspace") {
    const auto mets = parsed(mets_of(with_stages(alto_and_page)));
    const std::string urn = text_at(mets, "//mods:identifier[@type='urn']");
    CHECK(std::regex_match(urn,
                           std::regex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    CHECK(mets.select_nodes("/mets:mets/mets:structMap[@TYPE='PHYSICAL']/mets:div[@TYPE='physSequence']/"
                            "mets:div[@TYPE='page'][@ID]")
              .size() == 3);
    std::set<std::string> ids;
    for (const auto& found : mets.select_nodes("//mets:file")) {
        const std::string id = found.node().attribute("ID").value();
        CHECK(std::regex_match(id, std::regex("[a-zA-Z_][\\w.-]*")));
        CHECK(ids.insert(id).second);
        CHECK(*found.node().attribute("MIMETYPE").value() != '\0');
        CHECK(std::string(found.node().child("mets:FLocat").attribute("LOCTYPE").value()) == "OTHER");
    }
    for (const auto& found : mets.select_nodes("//mets:fileGrp[starts-with(@USE, 'OCR-D-')]"))
        CHECK(std::regex_match(found.node().attribute("USE").value(),
                               std::regex("OCR-D-(IMG|SEG|OCR|COR|GT)(-[A-Z0-9-]{3,})?")));
    for (const auto& found : mets.select_nodes("//@FILEID")) CHECK(ids.contains(found.attribute().value()));
    CHECK(text_at(parsed(mets_of(sample_document())), "//mods:identifier[@type='urn']") == urn);
}

/// The profiles of newspapers of the DFG and of Kitodo: newspaper, year, month, day, issue, article.
TEST_CASE("an issue whose date is known is filed under it") {
    Document document = sample_document();
    CHECK(parsed(mets_of(document)).select_nodes("//mets:structMap[@TYPE='LOGICAL']/mets:div[@TYPE='issue']").size() ==
          1);
    document.facts = {{"title", "晨报", {}, 1}, {"date", "1951-02-16", {}, 1}};
    const auto mets = parsed(mets_of(document));
    CHECK(mets.select_nodes(
                  "//mets:structMap[@TYPE='LOGICAL']/mets:div[@TYPE='newspaper'][@LABEL='晨报']/mets:div[@TYPE='year']"
                  "[@ORDERLABEL='1951']/mets:div[@TYPE='month'][@ORDERLABEL='1951-02']/mets:div[@TYPE='day']"
                  "[@ORDERLABEL='1951-02-16']/mets:div[@TYPE='issue']/mets:div[@TYPE='article']")
              .size() == 2);
    CHECK(mets.select_nodes("//mets:smLink[@xlink:from='issue'][@xlink:to='phys_0000']").size() == 1);
}

TEST_CASE("the parts of an article point into ALTO") {
    const auto mets = parsed(mets_of(with_stages(alto_and_page)));
    CHECK(text_at(mets, "//mets:div[@TYPE='article'][1]/@LABEL") == "<script>\"A&B's\"");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@BEGIN") == "b1");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@FILEID") == "FULLTEXT_0001");
    CHECK(mets.select_nodes("//mets:div[@TYPE='body']/mets:div[1]//mets:seq/mets:area").size() == 2);
    CHECK(text_at(mets, "//mets:seq/mets:area[2]/@BEGIN") == "b1_l1");
    CHECK(text_at(mets, "//mets:seq/mets:area[2]/@END") == "b1_l1");
    CHECK(text_at(mets, "//mets:div[@TYPE='image']//mets:area/@BEGIN") == "b4");
    CHECK(mets.select_nodes("//mets:smLink").size() == 4);
}

TEST_CASE("without text files, areas are rectangles of the image") {
    const auto mets = parsed(mets_of(sample_document()));
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@COORDS") == "100,100,500,160");
    CHECK(text_at(mets, "//mets:div[@TYPE='headline']//mets:area/@FILEID") == "OCR-D-IMG_0001");
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
    CHECK(text_at(mets, "//mets:div[@ID='phys_0001']/@ORDERLABEL") == "A7");
    CHECK(text_at(mets, "//mets:div[@ID='phys_0002']/@ORDERLABEL") == "2");
}

TEST_CASE("sources that lead nowhere and documents without pages are no failure") {
    Document document;
    document.articles.push_back({"a", {{Role::body, "x", {{7, "b", 0, 1}}, {}}}, 1, "", "", {}});
    const auto mets = parsed(mets_of(document));
    CHECK(mets.select_nodes("//mets:area").empty());
    CHECK(mets.select_nodes("//mets:smLink").size() == 1);  // the issue and its pages
}
