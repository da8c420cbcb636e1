// Images that a folder of scans holds besides good pages: each has a result or a clear error, and the run goes on.
#include <catch_test.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "sample_page.hpp"

using nlohmann::json;

namespace {

const std::string stages = R"({"use": "read.images",
     "options": {"group": "file", "orientation": "detect", "facing": "left-first"}},
    {"use": "layout.lines", "options": {"optional": true}}, {"use": "ocr.network", "options": {"optional": true}},
    {"use": "ocr.tesseract"}, {"use": "layout.newspaper"}, {"use": "articles.newspaper", "options": {"profile": "zh"}},
    {"use": "write.json"}, {"use": "write.html"})";

class Drawings {
  public:
    explicit Drawings(const Folder& folder) : folder_(folder) {
        setMsgSeverity(L_SEVERITY_NONE);
        (void)folder.file("in/none", "");
    }

    void add(const std::string& name, Pix* pix, int format, int dpi = 300) const {
        pixSetResolution(pix, dpi, dpi);
        REQUIRE(pixWrite(path(name).c_str(), pix, format) == 0);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / ("in/" + name); }

  private:
    const Folder& folder_;
};

PixPtr sheet(int width, int height, int depth, bool white) {
    PixPtr pix(pixCreate(width, height, depth));
    pixSetBlackOrWhite(pix.get(), white ? L_SET_WHITE : L_SET_BLACK);
    return pix;
}

/// Clouds of gray, as of a photograph; the same at every run.
PixPtr photograph() {
    PixPtr pix(pixCreate(600, 800, 8));
    for (int y = 0; y < 800; ++y)
        for (int x = 0; x < 600; ++x)
            pixSetPixel(
                pix.get(), x, y,
                static_cast<l_uint32>(128 + 60 * std::sin(x / 37.0) * std::cos(y / 53.0) + (x * 7 + y * 13) % 40));
    return pix;
}

void mirror_by_exif(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    constexpr char block[] =
        "\xFF\xE1\x00\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01"
        "\x01\x12\0\x03\0\0\0\x01\0\x02\0\0\0\0\0\0";
    bytes.insert(2, std::string(block, sizeof block - 1));
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string all_text(const json& document) {
    std::string out;
    for (const json& page : document["pages"])
        for (const json& block : page["blocks"])
            for (const json& line : block["lines"]) out += line.value("text", "");
    return out;
}

}  // namespace

TEST_CASE("odd images have a result or a clear error, and the run goes on") {
    const Folder folder;
    const Drawings in(folder);
    std::filesystem::remove(in.path("none"));
    const PixPtr lines = sample_text();
    in.add("blank.png", sheet(900, 1200, 8, true).get(), IFF_PNG);
    in.add("black.png", sheet(900, 1200, 8, false).get(), IFF_PNG);
    in.add("photograph.jpg", photograph().get(), IFF_JFIF_JPEG);
    in.add("one-pixel.png", sheet(1, 1, 8, false).get(), IFF_PNG);
    in.add("long.tif", sheet(40000, 100, 1, true).get(), IFF_TIFF_G4);
    in.add("huge.tif", sheet(20000, 20000, 1, true).get(), IFF_TIFF_G4);
    in.add("small.tif", sheet(218, 84, 1, true).get(), IFF_TIFF_G4);
    in.add("bilevel.tif", PixPtr(pixThresholdToBinary(lines.get(), 128)).get(), IFF_TIFF_G4);
    in.add("sixteen-bit.png", PixPtr(pixConvert8To16(lines.get(), 8)).get(), IFF_PNG);
    in.add("palette.png", PixPtr(pixThresholdTo4bpp(lines.get(), 16, 1)).get(), IFF_PNG);
    const PixPtr colour(pixConvertTo32(lines.get()));
    const PixPtr alpha(pixSetAlphaOverWhite(colour.get()));
    in.add("alpha.png", alpha.get(), IFF_PNG);
    in.add("no-dpi.png", lines.get(), IFF_PNG, 0);
    in.add("wrong-dpi.png", lines.get(), IFF_PNG, 72);
    in.add("good.png", lines.get(), IFF_PNG);
    in.add("mirrored.jpg", PixPtr(pixFlipLR(nullptr, lines.get())).get(), IFF_JFIF_JPEG);
    mirror_by_exif(in.path("mirrored.jpg"));
    (void)folder.file("in/cut.png", read_file(in.path("good.png")).substr(0, 2000));

    const Ended ended =
        galley("run --json " + pipeline(folder, stages) + " " + folder / "in" + " -o " + folder / "out");
    CHECK(ended.code == 2);  // some pages failed
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["pages"].size() == 16);
    for (const json& page : report["pages"]) {
        INFO(page.dump());
        const bool fails = page["source"] == "cut.png" || page["source"] == "huge.tif";
        CHECK((page["status"] == "done") != fails);
        if (fails)
            CHECK_THAT(page["error"]["message"].get<std::string>(),
                       Catch::Matchers::ContainsSubstring(fails ? "image" : ""));
    }
    const std::string list = read_file(folder / "out/viewer/index.js");  // says why, and not where
    CHECK_THAT(list, Catch::Matchers::ContainsSubstring("the image cut.png"));
    CHECK_THAT(list, !Catch::Matchers::ContainsSubstring(folder / "in"));
    const auto read = [&](const std::string& name) {
        return all_text(json::parse(read_file(folder / ("out/" + name + "/document.json"))));
    };
    const std::string good = read("good");
    CHECK(good.size() > 300);
    for (const char* name : {"sixteen-bit", "no-dpi", "wrong-dpi"}) CHECK(read(name) == good);
    for (const char* name : {"bilevel", "palette", "alpha", "mirrored"})
        CHECK(read(name).size() > 0.9 * static_cast<double>(good.size()));
    for (const char* name : {"blank", "black", "one-pixel", "small", "long"}) CHECK(read(name).empty());
}

TEST_CASE("turned pages read like upright ones, and facing pages one after the other") {
    const Folder folder;
    const Drawings in(folder);
    std::filesystem::remove(in.path("none"));
    const PixPtr page(pixConvertTo8(PixPtr(pixRead(SAMPLES_DIR "/pages/page-1.png")).get(), 0));
    BOX* area = boxCreate(0, 0, 3071, 1400);
    const PixPtr part(pixClipRectangle(page.get(), area, nullptr));
    boxDestroy(&area);
    in.add("a.png", part.get(), IFF_PNG);
    for (const int quarters : {1, 2})
        in.add("turned-" + std::to_string(quarters) + ".png", PixPtr(pixRotateOrth(part.get(), quarters)).get(),
               IFF_PNG);
    const std::string file = pipeline(folder, stages);
    REQUIRE(galley("run " + file + " " + folder / "in" + " -o " + folder / "out").code == 0);
    const json upright = json::parse(read_file(folder / "out/a/document.json"));
    REQUIRE(all_text(upright).size() > 300);
    CHECK_FALSE(upright["pages"][0].value("attrs", json::object()).contains("to_file"));
    for (const char* name : {"turned-1", "turned-2"}) {
        const json turned = json::parse(read_file(folder / ("out/" + std::string(name) + "/document.json")));
        CHECK(all_text(turned) == all_text(upright));
        CHECK(turned["pages"][0]["attrs"].contains("to_file"));
        CHECK(turned["pages"][0]["blocks"] == upright["pages"][0]["blocks"]);
    }
}

TEST_CASE("two facing pages in one image are two pages") {
    const Folder folder;
    const Drawings in(folder);
    std::filesystem::remove(in.path("none"));
    const PixPtr page(pixConvertTo8(PixPtr(pixRead(SAMPLES_DIR "/pages/page-1.png")).get(), 0));
    const int width = pixGetWidth(page.get()), height = pixGetHeight(page.get());
    const PixPtr spread = sheet(2 * width, height, 8, true);
    for (const int x : {0, width}) pixRasterop(spread.get(), x, 0, width, height, PIX_SRC, page.get(), 0, 0);
    in.add("spread.png", spread.get(), IFF_PNG);
    const std::string readers =
        R"({"use": "read.images", "options": {"facing": "right-first"}},
    {"use": "layout.lines", "options": {"optional": true}},
    {"use": "write.json"})";
    REQUIRE(galley("run " + pipeline(folder, readers) + " " + folder / "in" + " -o " + folder / "out").code == 0);
    std::vector<json> pages;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "out"))
        if (entry.path().filename() == "document.json") pages = json::parse(read_file(entry.path()))["pages"];
    REQUIRE(pages.size() == 2);
    CHECK(pages[0]["attrs"]["facing"] == "right");
    CHECK(pages[1]["attrs"]["facing"] == "left");
    CHECK(pages[0]["width"].get<int>() == Catch::Approx(width).margin(60));
    CHECK(pages[0]["width"].get<int>() + pages[1]["width"].get<int>() == 2 * width);
}
