#include "pdf.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "galley/error.hpp"

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
        silence_poppler();
        char name[] = "/tmp/galley-pdf-XXXXXX";
        folder_ = mkdtemp(name);
        std::ofstream(path(), std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string path() const { return folder_ / "a.pdf"; }

  private:
    std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("runs have their place, size and font") {
    const TemporaryFile file(pdf_with("BT /F 20 Tf 10 50 Td (Hello there) Tj ET"));
    const Pdf pdf(file.path(), "");
    REQUIRE(pdf.pages() == 1);
    CHECK(pdf.size(0).width == 200);
    CHECK(pdf.size(0).height == 100);
    const auto runs = pdf.runs(0);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text == "Hello");
    CHECK(runs[0].size == Approx(20));
    CHECK(runs[0].font == "Helvetica");
    CHECK(runs[0].x == Approx(10).margin(1));
    CHECK(runs[0].y < 50);  // the baseline is 50 below the top
    CHECK(runs[0].y + runs[0].h > 50);
    CHECK(runs[1].x > runs[0].x + runs[0].w);
    CHECK_FALSE(runs[1].vertical);
}

TEST_CASE("a turned page has the size it is seen in") {
    const TemporaryFile file(pdf_with("", "/Rotate 90"));
    const Pdf pdf(file.path(), "");
    CHECK(pdf.size(0).width == 100);
    CHECK(pdf.size(0).height == 200);
    CHECK(pdf.runs(0).empty());
}

TEST_CASE("a page is drawn at the resolution asked for") {
    const TemporaryFile file(pdf_with("0 0 100 100 re f"));
    const Image image = Pdf(file.path(), "").render(0, 144);
    REQUIRE(image.width == 400);
    REQUIRE(image.height == 200);
    CHECK(image.format == PixelFormat::gray);
    CHECK(image.pixels[static_cast<std::size_t>(image.stride) * 100 + 100] == 0);
    CHECK(image.pixels[static_cast<std::size_t>(image.stride) * 100 + 300] == 255);
}

TEST_CASE("files that are no PDF, empty, missing or without pages are told apart") {
    CHECK_THROWS_WITH(Pdf("/nowhere/a.pdf", ""), Catch::Contains("cannot be opened"));
    const TemporaryFile empty(""), text("no PDF at all");
    CHECK_THROWS_WITH(Pdf(empty.path(), ""), Catch::Contains("is empty"));
    CHECK_THROWS_WITH(Pdf(text.path(), ""), Catch::Contains("is no PDF"));
    const TemporaryFile pageless(
        "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
    CHECK_THROWS_WITH(Pdf(pageless.path(), ""), Catch::Contains("no pages"));
}

TEST_CASE("a page that is not there is an error of that page") {
    const TemporaryFile file(pdf_with(""));
    const Pdf pdf(file.path(), "");
    CHECK_THROWS_WITH(pdf.size(7), Catch::Contains("page 8"));
}
