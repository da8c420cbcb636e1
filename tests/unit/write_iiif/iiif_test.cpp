#include <catch_test.hpp>

#include "annotations.hpp"
#include "xml/sample_document.hpp"

using namespace galley;
using namespace galley::write_iiif;

namespace {

const Places places{"https://example.org/d/"};
const CanvasImages images{
    {0, {"https://example.org/d/images/0001.png", "image/png", "https://example.org/d/images/t.jpg"}}};

nlohmann::ordered_json sample_manifest(const char* attrs = "") {
    Document document = sample_document();
    document.attrs = attrs;
    const toolkit::Claims claims(document);
    std::vector<ArticleBoxes> boxes;
    for (const Page& page : document.pages) boxes.push_back(article_boxes(page, claims));
    return manifest_of(document, boxes, places, images);
}

}  // namespace

TEST_CASE("pages with a size are canvases with their image") {
    const auto manifest = sample_manifest();
    CHECK(manifest["type"] == "Manifest");
    CHECK(manifest["id"] == "https://example.org/d/manifest.json");
    REQUIRE(manifest["items"].size() == 2);  // the dump has none
    const auto& canvas = manifest["items"][0];
    CHECK(canvas["width"] == 1000);
    const auto& painting = canvas["items"][0]["items"][0];
    CHECK(painting["body"]["id"] == "https://example.org/d/images/0001.png");
    CHECK(painting["body"]["format"] == "image/png");
    CHECK(painting["target"] == canvas["id"]);
    CHECK(canvas["annotations"][1]["id"] == "https://example.org/d/iiif/0001.lines.json");
    CHECK(canvas["thumbnail"][0]["id"] == "https://example.org/d/images/t.jpg");
    CHECK(canvas["thumbnail"][0]["height"] == 400);
    CHECK(manifest["thumbnail"] == canvas["thumbnail"]);
    CHECK(manifest["items"][1]["items"][0]["items"].empty());  // a page whose image is gone
    CHECK_FALSE(manifest["items"][1].contains("thumbnail"));
    CHECK_FALSE(manifest.contains("rendering"));
}

TEST_CASE("what other writers make stands beside pages and document") {
    const auto manifest = sample_manifest(
        R"({"stages": [{"id": "write.alto", "version": "1"}, {"id": "write.pdf", "version": "1"}, {"id": "write.mets", "version": "1"}]})");
    CHECK(manifest["rendering"][0]["id"] == "https://example.org/d/document.pdf");
    CHECK(manifest["rendering"][0]["format"] == "application/pdf");
    CHECK(manifest["seeAlso"][0]["id"] == "https://example.org/d/mets.xml");
    REQUIRE(manifest["items"][0]["seeAlso"].size() == 1);
    CHECK(manifest["items"][0]["seeAlso"][0]["id"] == "https://example.org/d/alto/0001.xml");
}

TEST_CASE("articles are ranges on their canvases") {
    const auto manifest = sample_manifest();
    const auto& ranges = manifest["structures"][0]["items"];
    REQUIRE(ranges.size() == 1);  // the other stands on the dump alone
    CHECK(ranges[0]["label"]["none"][0] == "<script>\"A&B's\"");
    CHECK(ranges[0]["items"][0]["id"] == "https://example.org/d/canvas/1#xywh=100,100,800,700");
}

TEST_CASE("an article's annotation has the shape of its blocks") {
    const Document document = sample_document();
    const auto page =
        articles_on(document, document.pages[0], article_boxes(document.pages[0], toolkit::Claims(document)), places);
    CHECK(page["id"] == "https://example.org/d/iiif/0001.articles.json");
    REQUIRE(page["items"].size() == 1);
    CHECK(page["items"][0]["body"]["value"] == "<p><b>&lt;script&gt;\"A&amp;B's\"</b></p><p>花卉小鎮</p>");
    CHECK(page["items"][0]["body"]["format"] == "text/html");
    CHECK(page["items"][0]["motivation"] == nlohmann::ordered_json{"supplementing", "commenting"});
    const auto& selector = page["items"][0]["target"]["selector"];
    CHECK(selector["value"] ==
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"none\" stroke=\"#1967d2\" stroke-width=\"6\" "
          "d=\"M100 100h400v60h-400zM700 200h200v300h-200zM600 600h300v200h-300z\"/></svg>");
}

TEST_CASE("a line with text and a box is an annotation") {
    const Document document = sample_document();
    const auto page = lines_on(document.pages[0], places);
    CHECK(page["items"].size() == 4);
    CHECK(page["items"][0]["target"] == "https://example.org/d/canvas/1#xywh=100,100,400,60");
    CHECK(lines_on(document.pages[1], places)["items"].empty());
}
