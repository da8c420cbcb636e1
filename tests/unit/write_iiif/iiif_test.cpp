#include <catch_test.hpp>

#include "annotations.hpp"
#include "xml/sample_document.hpp"

using namespace galley;
using namespace galley::write_iiif;

namespace {

const Places places{"https://example.org/d/", "https://example.org/scans/"};

nlohmann::ordered_json sample_manifest() {
    const Document document = sample_document();
    const toolkit::Claims claims(document);
    std::vector<ArticleBoxes> boxes;
    for (const Page& page : document.pages) boxes.push_back(article_boxes(page, claims));
    return manifest_of(document, boxes, places);
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
    CHECK(painting["body"]["id"] == "https://example.org/scans/scans/1%20%26%202.png");
    CHECK(painting["body"]["format"] == "image/png");
    CHECK(painting["target"] == canvas["id"]);
    CHECK(canvas["annotations"][1]["id"] == "https://example.org/d/iiif/0001.lines.json");
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
    CHECK(page["items"][0]["body"]["value"] == "<script>\"A&B's\"\n\n花卉小鎮");
    CHECK(page["items"][0]["body"]["format"] == "text/plain");
    const auto& selector = page["items"][0]["target"]["selector"];
    CHECK(selector["value"] ==
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><path "
          "d=\"M100 100h400v60h-400zM700 200h200v300h-200zM600 600h300v200h-300z\"/></svg>");
}

TEST_CASE("a line with text and a box is an annotation") {
    const Document document = sample_document();
    const auto page = lines_on(document.pages[0], places);
    CHECK(page["items"].size() == 4);
    CHECK(page["items"][0]["target"] == "https://example.org/d/canvas/1#xywh=100,100,400,60");
    CHECK(lines_on(document.pages[1], places)["items"].empty());
}
