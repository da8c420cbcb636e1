// write.pictures: the pictures of a PDF as files, tied to the articles that show them.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Stands for a JPEG: nobody looks into it who passes it on as it is.
const std::string jpeg = "\xFF\xD8 as it stands \xFF\xD9";

/// A headline, an image 300 points wide and its caption, a column of text.
std::string pdf_with_picture() {
    std::string text =
        "BT /F 24 Tf 40 740 Td (The harbour opened again) Tj ET q 300 0 0 200 40 500 cm /I Do Q "
        "BT /F 8 Tf 40 488 Td (The harbour on Monday. Photo by A. Smith) Tj ET BT /F 11 Tf 14 TL 40 460 Td ";
    for (int i = 0; i < 12; ++i) text += "(The ferry left at eight with four hundred passengers on) Tj T* ";
    text += "ET";
    return "%PDF-1.4\n"
           "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
           "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</XObject <</I 5 0 "
           "R>> "
           "/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj\n"
           "4 0 obj <</Length " +
           std::to_string(text.size()) + ">> stream\n" + text +
           "\nendstream endobj\n"
           "5 0 obj <</Type /XObject /Subtype /Image /BitsPerComponent 8 /Width 900 /Height 600 /ColorSpace /DeviceRGB "
           "/Filter /DCTDecode /Length " +
           std::to_string(jpeg.size()) + ">> stream\n" + jpeg +
           "\nendstream endobj\n"
           "trailer <</Root 1 0 R>>\n%%EOF\n";
}

}  // namespace

TEST_CASE("a picture of a PDF is written with its own pixels and tied to its article and caption") {
    const Folder folder;
    const std::string file =
        pipeline(folder, R"({"use": "read.pdf", "options": {"text": "layer"}}, {"use": "layout.newspaper"},
                   {"use": "ocr.tesseract", "options": {"languages": ["eng"]}},
                   {"use": "articles.newspaper", "options": {"profile": "en"}}, {"use": "write.pictures"})");
    const Ended run =
        galley("run -q " + file + " " + folder.file("in/a.pdf", pdf_with_picture()) + " -o " + folder / "out");
    INFO(run.err);
    REQUIRE(run.code == 0);
    const json list = json::parse(read_file(folder / "out/a/pictures.json"));
    REQUIRE(list["pictures"].size() == 1);
    const json& picture = list["pictures"][0];
    CHECK(picture["own_pixels"] == true);
    CHECK(picture["width"] == 900);
    CHECK(picture["article"] == "a1");
    CHECK(picture["caption"] == "The harbour on Monday. Photo by A. Smith");
    CHECK(read_file(fs::path(folder / "out/a") / picture["file"].get<std::string>()).starts_with(jpeg));
}
