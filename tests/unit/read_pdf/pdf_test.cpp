#include "page_of_file.hpp"

#include <catch_test.hpp>
#include <fstream>

#include "galley/error.hpp"
#include "temp_folder.hpp"

using namespace galley;
using namespace galley::read_pdf;

namespace {

/// A PDF of one page with `content` in its content stream. It has no table of offsets: poppler finds the objects
/// itself.
std::string pdf_with(const std::string& content, const std::string& page_entries = "") {
    return "%PDF-1.4\n"
           "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
           "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R " +
           page_entries +
           " /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj\n"
           "4 0 obj <</Length " +
           std::to_string(content.size()) + ">> stream\n" + content +
           "\nendstream endobj\n"
           "trailer <</Root 1 0 R>>\n%%EOF\n";
}

class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& bytes) {
        pdf::start_poppler();
        std::ofstream(path(), std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string path() const { return folder_ / "a.pdf"; }

  private:
    tests::TempFolder folder_;
};

bool never() { return false; }

std::vector<Run> runs_of(const std::string& content) {
    const TemporaryFile file(pdf_with(content));
    return drawing_of(pdf::File(file.path(), ""), 0, never).runs;
}

std::vector<Mark> marks_of(const std::string& content) {
    const TemporaryFile file(pdf_with(content));
    return drawing_of(pdf::File(file.path(), ""), 0, never).marks;
}

}  // namespace

TEST_CASE("runs have their place, size and font") {
    const TemporaryFile file(pdf_with("BT /F 20 Tf 10 50 Td (Hello there) Tj ET"));
    const pdf::File opened(file.path(), "");
    REQUIRE(opened.pages() == 1);
    CHECK(opened.size(0).width == 200);
    CHECK(opened.size(0).height == 100);
    const auto runs = drawing_of(opened, 0, never).runs;
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text == "Hello");
    CHECK(runs[0].size == Catch::Approx(20));
    CHECK(runs[0].font == "Helvetica");
    CHECK(runs[0].box.x == Catch::Approx(10));
    CHECK(runs[0].box.y == Catch::Approx(50 - ascent * 20));  // the baseline is 50 below the top
    CHECK(runs[0].box.h == Catch::Approx(20));
    CHECK(runs[1].box.x > runs[0].box.right());
    CHECK(runs[1].spaced);
    CHECK_FALSE(runs[1].vertical);
}

TEST_CASE("a turned page has the size it is seen in") {
    const TemporaryFile file(pdf_with("", "/Rotate 90"));
    const pdf::File opened(file.path(), "");
    CHECK(opened.size(0).width == 100);
    CHECK(opened.size(0).height == 200);
    CHECK(drawing_of(opened, 0, never).runs.empty());
}

TEST_CASE("text that is not painted, or painted over by an image, is invisible") {
    CHECK_FALSE(runs_of("BT /F 20 Tf 10 50 Td (seen) Tj ET").front().invisible);
    CHECK(runs_of("BT 3 Tr /F 20 Tf 10 50 Td (hidden) Tj ET").front().invisible);
    const std::string image = "q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A\nEI Q ";
    const std::string text = "BT /F 20 Tf 10 50 Td (text) Tj ET ";
    CHECK(runs_of(text + image).front().invisible);
    CHECK_FALSE(runs_of(image + text).front().invisible);
}

TEST_CASE("text drawn again upon itself is a copy, also where it runs on") {
    const std::string line = "BT /F 20 Tf 10 50 Td (head) Tj ET ", again = "BT /F 20 Tf 11 50 Td (head) Tj ET ";
    const auto runs = runs_of(line + again + again);
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].copy == 0);
    CHECK(runs[1].copy == 1);
    CHECK(runs[2].copy == 2);
    const auto wrapped = runs_of(
        "BT /F 20 Tf 10 50 Td (long) Tj 0 -22 Td (head) Tj ET BT /F 20 Tf 11 50 Td (longhead) Tj ET "
        "BT /F 20 Tf 10 6 Td (next) Tj ET");
    REQUIRE(wrapped.size() == 4);
    CHECK(wrapped[2].text == "longhead");
    CHECK(wrapped[2].copy == 1);
    CHECK(wrapped[3].copy == 0);
}

TEST_CASE("what a stretch stands for takes the place of its glyphs") {
    const auto runs = runs_of("/Span <</ActualText (fi)>> BDC BT /F 20 Tf 10 50 Td (xyz) Tj ET EMC");
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].text == "fi");
    CHECK(runs[0].box.w == Catch::Approx(30).margin(5));
}

TEST_CASE("a border is four sides, a filled box an area, a picture an image") {
    const auto border = marks_of("10 10 100 50 re 12 12 96 46 re f*");
    REQUIRE(border.size() == 4);
    CHECK(border[0].box == Rect{10, 40, 100, 2});
    const auto stroked = marks_of("2 w 10 10 m 110 10 l S");
    REQUIRE(stroked.size() == 1);
    CHECK(stroked[0].box.h == Catch::Approx(2));
    const auto area = marks_of("0.9 g 10 10 100 50 re f");
    REQUIRE(area.size() == 1);
    CHECK(area[0].kind == Mark::Kind::area);
    CHECK(area[0].gray == Catch::Approx(0.9).margin(0.01));
    const auto image = marks_of("q 50 0 0 40 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A\nEI Q");
    REQUIRE(image.size() == 1);
    CHECK(image[0].kind == Mark::Kind::image);
    CHECK(image[0].box == Rect{10, 50, 50, 40});
}

TEST_CASE("a page is drawn at the resolution asked for") {
    const TemporaryFile file(pdf_with("0 0 100 100 re f"));
    const Image image = render(pdf::File(file.path(), ""), 0, 144, never);
    REQUIRE(image.width == 400);
    REQUIRE(image.height == 200);
    CHECK(image.format == PixelFormat::gray);
    CHECK(image.pixels[static_cast<std::size_t>(image.stride) * 100 + 100] == 0);
    CHECK(image.pixels[static_cast<std::size_t>(image.stride) * 100 + 300] == 255);
}

TEST_CASE("files that are no PDF, empty, missing or without pages are told apart") {
    CHECK_THROWS_WITH(pdf::File("/nowhere/a.pdf", ""), Catch::Matchers::ContainsSubstring("cannot be opened"));
    const TemporaryFile empty(""), text("no PDF at all");
    CHECK_THROWS_WITH(pdf::File(empty.path(), ""), Catch::Matchers::ContainsSubstring("is empty"));
    CHECK_THROWS_WITH(pdf::File(text.path(), ""), Catch::Matchers::ContainsSubstring("is no PDF"));
    const TemporaryFile pageless(
        "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
    CHECK_THROWS_WITH(pdf::File(pageless.path(), ""), Catch::Matchers::ContainsSubstring("no pages"));
}

TEST_CASE("a page that is not there is an error of that page") {
    const TemporaryFile file(pdf_with(""));
    const pdf::File opened(file.path(), "");
    CHECK_THROWS_WITH(opened.size(7), Catch::Matchers::ContainsSubstring("page 8"));
}
