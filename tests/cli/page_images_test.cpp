// write.images on files as people have them, and the formats that name what it wrote.
#include <catch_test.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "sample_page.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Says that the JPEG lies on its side (Exif: the first row is the right side).
void lay_on_side(const std::string& file) {
    std::string bytes = read_file(file);
    constexpr char block[] =
        "\xFF\xE1\x00\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01"
        "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    bytes.insert(2, std::string(block, sizeof block - 1));
    std::ofstream(file, std::ios::binary) << bytes;
}

/// One page of 350 by 125 points, a line of text on it.
std::string pdf() {
    const std::string drawing = "BT /F 24 Tf 20 60 Td (The harbour opened) Tj ET";
    return "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
           "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 350 125] /Contents 4 0 R /Resources "
           "<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj\n"
           "4 0 obj <</Length " +
           std::to_string(drawing.size()) + ">> stream\n" + drawing +
           "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
}

const std::string stages =
    R"({"use": "read.images", "options": {"group": "file"}}, {"use": "read.pdf"},
    {"use": "layout.lines", "options": {"optional": true}}, {"use": "ocr.tesseract", "options": {"languages": ["eng"]}},
    {"use": "layout.newspaper"}, {"use": "articles.newspaper"}, {"use": "write.json"}, {"use": "write.images"},
    {"use": "write.page"}, {"use": "write.iiif", "options": {"base": "http://x/"}})";

/// The images that the manifest of a document points to: paths in its folder.
std::vector<std::string> images_of(const Folder& folder, const std::string& id) {
    std::vector<std::string> out;
    const json manifest = json::parse(read_file(folder / ("out/" + id + "/manifest.json")));
    for (const json& canvas : manifest["items"]) {
        const std::string address = canvas["items"][0]["items"][0]["body"]["id"];
        const std::string base = "http://x/" + id + "/";
        REQUIRE(address.starts_with(base));
        out.push_back(address.substr(base.size()));
    }
    return out;
}

}  // namespace

TEST_CASE("the image of every page is a file of its own size, which other formats name") {
    const Folder folder;
    (void)folder.file("in/issue.pdf", pdf());
    const auto path = [&](const std::string& name) { return folder / ("in/" + name); };
    const PixPtr lines = sample_text();
    pixSetResolution(lines.get(), 300, 300);
    const PixPtr bilevel(pixThresholdToBinary(lines.get(), 128)), turned(pixRotateOrth(lines.get(), 3));
    REQUIRE(pixWrite(path("plain.jpg").c_str(), lines.get(), IFF_JFIF_JPEG) == 0);
    REQUIRE(pixWrite(path("turned.jpg").c_str(), turned.get(), IFF_JFIF_JPEG) == 0);
    lay_on_side(path("turned.jpg"));
    REQUIRE(pixWrite(path("gray.png").c_str(), lines.get(), IFF_PNG) == 0);
    REQUIRE(pixWriteTiff(path("two.tif").c_str(), bilevel.get(), IFF_TIFF_G4, "w") == 0);
    REQUIRE(pixWriteTiff(path("two.tif").c_str(), lines.get(), IFF_TIFF_LZW, "a") == 0);

    const Ended run = galley("run -q " + pipeline(folder, stages) + " " + folder / "in" + " -o " + folder / "out");
    INFO(run.err);
    REQUIRE(run.code == 0);
    const std::map<std::string, std::vector<std::string>> wanted{{"plain", {"images/0001.jpg"}},
                                                                 {"turned", {"images/0001.jpg"}},
                                                                 {"gray", {"images/0001.png"}},
                                                                 {"issue", {"images/0001.jpg"}},
                                                                 {"two", {"images/0001.png", "images/0002.jpg"}}};
    for (const auto& [id, images] : wanted) {
        INFO(id);
        CHECK(images_of(folder, id) == images);
        const json document = json::parse(read_file(folder / ("out/" + id + "/document.json")));
        REQUIRE(document["pages"].size() == images.size());
        for (std::size_t i = 0; i < images.size(); ++i) {
            const fs::path file = fs::path(folder / "out") / id / images[i];
            const PixPtr image(pixRead(file.c_str()));
            REQUIRE(image);
            CHECK(pixGetWidth(image.get()) == document["pages"][i]["width"]);
            CHECK(pixGetHeight(image.get()) == document["pages"][i]["height"]);
            const std::string number = "000" + std::to_string(i + 1);
            CHECK(fs::exists(file.parent_path() / (number + ".thumbnail.jpg")));
            CHECK(read_file(folder / ("out/" + id + "/page/" + number + ".xml")).find("\"" + images[i] + "\"") !=
                  std::string::npos);
        }
    }
    CHECK(read_file(folder / "out/plain/images/0001.jpg") == read_file(path("plain.jpg")));  // as it is
    CHECK(read_file(folder / "out/gray/images/0001.png") == read_file(path("gray.png")));
    const PixPtr upright(pixRead((folder / "out/turned/images/0001.jpg").c_str()));
    CHECK(pixGetWidth(upright.get()) == 1400);
}
