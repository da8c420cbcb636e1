#include "tei.hpp"

#include "xml/sample_document.hpp"
#include "xml/xml_test.hpp"

using namespace galley;

namespace {

pugi::xml_document written(const Document& document) {
    std::string out;
    write_tei::write_tei(document, Pages(document), "1.2.3", [&](std::string_view bytes, bool) { out += bytes; });
    return parsed(out);
}

}  // namespace

TEST_CASE("pages are surfaces, blocks and lines zones") {
    const auto tei = written(sample_document());
    CHECK(tei.select_nodes("/TEI/facsimile/surface").size() == 3);
    CHECK(text_at(tei, "//surface[1]/@lry") == "1500");
    CHECK(text_at(tei, "//surface[1]/graphic/@url") == "scans/1%20%26%202.png");
    CHECK(text_at(tei, "//zone[@xml:id='p1_b2']/@points") == "700,200 900,200 900,400 800,500 700,500");
    CHECK(tei.select_nodes("//zone[@xml:id='p1_b2']/zone[@type='line']").size() == 3);
    CHECK(text_at(tei, "//zone[@xml:id='p2_b1']/@ulx").empty());  // of a dump: no box
}

TEST_CASE("an article is a division whose texts point to their zones") {
    const auto tei = written(sample_document());
    CHECK(text_at(tei, "//div[@type='article'][1]/head[@type='main']") == "<script>\"A&B's\"");
    CHECK(text_at(tei, "//div[1]/head/@facs") == "#p1_b1");
    CHECK(text_at(tei, "//div[1]/p/@facs") == "#p1_b2 #p2_b1_l1");
    CHECK(text_at(tei, "//div[1]/figure/@facs") == "#p1_b4");
    CHECK(text_at(tei, "//div[2]/@xml:id") == "a_2");
}

TEST_CASE("heads come first, a picture takes its caption and credit") {
    Document document{"d", {}, {}, {}, {}};
    document.articles.push_back({"a1",
                                 {{Role::body, "one", {}, {}},
                                  {Role::byline, "by", {}, {}},
                                  {Role::crosshead, "two", {}, {}},
                                  {Role::image, "", {}, {}},
                                  {Role::caption, "c1", {}, {}},
                                  {Role::credit, "cr", {}, {}},
                                  {Role::caption, "c2", {}, {}},
                                  {Role::headline, "head", {}, {}}},
                                 1,
                                 "",
                                 "a 2",
                                 {}});
    document.articles.push_back({"a 2", {}, 1, "a1", "", {}});
    document.unassigned.push_back({Role::caption, "left\x01 over", {}, {}});
    const auto tei = written(document);
    std::string order;
    for (const pugi::xml_node& node : tei.select_node("//div[1]").node().children())
        order += node.name() + std::string(" ");
    CHECK(order == "head byline p ab figure figure ");
    CHECK(text_at(tei, "//figure[1]/head") == "c1");
    CHECK(text_at(tei, "//figure[1]/byline") == "cr");
    CHECK(text_at(tei, "//figure[2]/head") == "c2");
    CHECK(text_at(tei, "//div[1]/@next") == "#a_2");
    CHECK(text_at(tei, "//div[2]/@prev") == "#a1");
    CHECK(text_at(tei, "//div[@type='unassigned']/ab") == "left over");
}

TEST_CASE("an empty document is a TEI file too") {
    const auto tei = written({});
    CHECK(tei.select_nodes("//facsimile").empty());
    CHECK(tei.select_nodes("//body/p").size() == 1);
    CHECK(text_at(tei, "//application/@version") == "1.2.3");
}
