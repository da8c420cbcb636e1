#include "hocr.hpp"

#include <catch_test.hpp>
#include <pugixml.hpp>

using namespace galley;

namespace {

Document small_document() {
    Document document{"issue <1>", {}, {}, {}, {}};
    Page page{0, "a\"b.png", 1000, 1500, 300, {}, {}, {}};
    page.blocks.push_back(
        {"b1",
         BlockKind::heading,
         {100, 100, 400, 60},
         {},
         {{{100, 100, 400, 60},
           Baseline{{100, 150}, {500, 152}},
           {{"<script>alert(1)</script>", {100, 100, 180, 60}, 0.9375, {}}, {"out", {300, 100, 200, 60}, 1, {}}},
           {}}},
         WritingMode::horizontal_ltr,
         {}});
    page.blocks.push_back(
        {"b2",
         BlockKind::text,
         {100, 200, 400, 30},
         {},
         {{{100, 200, 400, 30}, {}, {{"花", {100, 200, 30, 30}, 1, {}}, {"卉\x01", {130, 200, 30, 30}, 1, {}}}, {}},
          {{}, {}, {}, {}}},
         WritingMode::vertical_rl,
         {}});
    page.blocks.push_back({"b3", BlockKind::rule, {520, 100, 4, 900}, {}, {}, WritingMode::horizontal_ltr, {}});
    document.pages.push_back(page);
    document.articles.push_back({"a1", {{Role::headline, "x", {{0, "b1", 0, 1}}, {}}}, 1, "", "", {}});
    return document;
}

std::string bytes_of(const Document& document) {
    return write_hocr::hocr_of(document, document.pages[0], toolkit::Claims(document).on(document.pages[0]), "1.2.3");
}

std::string attribute(const std::string& bytes, const char* path) {
    pugi::xml_document out;
    REQUIRE(out.load_string(bytes.c_str()));
    return out.select_node(path).attribute().value();
}

}  // namespace

TEST_CASE("pages, lines and words have the properties of hOCR") {
    const std::string bytes = bytes_of(small_document());
    CHECK(attribute(bytes, "//div[@class='ocr_page']/@title") ==
          "image \"a'b.png\"; bbox 0 0 1000 1500; ppageno 0; scan_res 300 300");
    CHECK(attribute(bytes, "//span[@id='b1_l1']/@title") ==
          "bbox 100 100 500 160; baseline 0.005 -10; x_article a1; x_role headline");
    CHECK(attribute(bytes, "//span[@id='b1_l1_w1']/@title") == "bbox 100 100 280 160; x_wconf 93.75");
    CHECK(attribute(bytes, "//div[@id='b2']/@style") == "writing-mode: vertical-rl");
    CHECK(attribute(bytes, "//div[@id='b2']/@title") == "bbox 100 200 500 230; x_kind text");
}

TEST_CASE("text that looks like HTML is not run") {
    const std::string bytes = bytes_of(small_document());
    CHECK(bytes.find("<script") == std::string::npos);
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring(">&lt;script&gt;alert(1)&lt;/script&gt;</span>"));
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring("<title>issue &lt;1&gt;</title>"));
}

TEST_CASE("words are parted by a space where one is printed, and by nothing else") {
    const std::string bytes = bytes_of(small_document());
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring("</span> <span class=\"ocrx_word\" id=\"b1_l1_w2\""));
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring("花</span><span class=\"ocrx_word\" id=\"b2_l1_w2\""));
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring(">卉</span></span>"));
}

TEST_CASE("no element is closed as HTML does not know it") {
    Document document = small_document();
    document.pages.push_back({1, "", 0, 0, 0, {}, {}, {}});
    document.id = "";
    const std::string bytes = bytes_of(document);
    CHECK_THAT(bytes, Catch::Matchers::ContainsSubstring("<!DOCTYPE html>"));
    for (const char* element : {"div", "span", "p", "title"})
        for (std::size_t at = bytes.find("<" + std::string(element) + " "); at != std::string::npos;
             at = bytes.find("<" + std::string(element) + " ", at + 1))
            CHECK(bytes[bytes.find('>', at) - 1] != '/');
    const std::string empty =
        write_hocr::hocr_of(document, document.pages[1], toolkit::Claims(document).on(document.pages[1]), "1");
    CHECK_THAT(empty, Catch::Matchers::ContainsSubstring("></div>"));
}
