#include "decode.hpp"

#include <catch_test.hpp>
#include <fstream>
#include <iterator>

#include "galley/error.hpp"
#include "header.hpp"
#include "orientation.hpp"
#include "temp_folder.hpp"
#include "toolkit/exif.hpp"

using namespace galley;
using namespace galley::read_images;

namespace {

struct TemporaryFolder : tests::TempFolder {
    TemporaryFolder() { setMsgSeverity(L_SEVERITY_NONE); }
    std::string operator/(const char* file) const { return path() / file; }
};

constexpr std::uint32_t red = 0xFF000000;

/// White paper, wider than high, with a mark in the top left corner.
toolkit::PixPtr page(int depth) {
    toolkit::PixPtr pix(pixCreate(40, 20, depth));
    pixSetBlackOrWhite(pix.get(), L_SET_WHITE);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5; ++x) pixSetPixel(pix.get(), x, y, depth == 1 ? 1 : depth == 32 ? red : 0);
    pixSetResolution(pix.get(), 300, 300);
    return pix;
}

Image image_of(const Decoded& page) {
    Image image = toolkit::to_image(page.pix.get());
    image.dpi = page.dpi;
    return image;
}

std::string written(const TemporaryFolder& folder, const char* name, Pix* pix, int format) {
    REQUIRE(pixWrite((folder / name).c_str(), pix, format) == 0);
    return folder / name;
}

void cut_short(const std::string& file, double share) {
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    std::filesystem::resize_file(file, static_cast<std::uintmax_t>(size * share));
}

/// Puts an Exif block that holds one orientation after the first marker of a JPEG.
void add_orientation(const std::string& file, char orientation) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string block = std::string(
                                  "\xFF\xE1\x00\x22"
                                  "Exif\0\0MM\0*\0\0\0\x08\0\x01",
                                  20) +
                              std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + orientation + std::string(6, '\0');
    bytes.insert(2, block);
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("every format comes back with its size, its pixels and its resolution") {
    const TemporaryFolder folder;
    const toolkit::PixPtr pix = page(8);
    for (const int format : {IFF_PNG, IFF_TIFF_LZW, IFF_JFIF_JPEG, IFF_BMP, IFF_PNM, IFF_JP2, IFF_WEBP}) {
        INFO(format_name(format));
        const Image image = image_of(decode(written(folder, "page", pix.get(), format), 0, {}));
        CHECK(image.width == 40);
        CHECK(image.height == 20);
        const bool has_dpi = format != IFF_PNM && format != IFF_JP2 && format != IFF_WEBP;
        CHECK(image.dpi == Catch::Approx(has_dpi ? 300 : 0).margin(0.5));
        const std::size_t bytes = image.format == PixelFormat::rgb ? 3 : 1;
        CHECK(image.pixels[0] < 60);
        CHECK(image.pixels[39 * bytes] > 200);
    }
}

TEST_CASE("bilevel stays bilevel, with black as 1") {
    const TemporaryFolder folder;
    const Image image = image_of(decode(written(folder, "p.tif", page(1).get(), IFF_TIFF_G4), 0, {}));
    CHECK(image.format == PixelFormat::bilevel);
    CHECK(image.pixels[0] == 0xF8);
}

TEST_CASE("palettes are looked up, 16 bits become 8, transparency shows white") {
    const toolkit::PixPtr palette(pixOctreeQuantNumColors(page(32).get(), 8, 0));
    REQUIRE(pixGetColormap(palette.get()) != nullptr);
    const Image looked_up = toolkit::to_image(plain(toolkit::PixPtr(pixClone(palette.get()))).get());
    CHECK(looked_up.format == PixelFormat::rgb);
    CHECK(looked_up.pixels[0] > 200);
    CHECK(looked_up.pixels[1] < 60);

    const toolkit::PixPtr deep(pixConvert8To16(page(8).get(), 8));
    const Image shallow = toolkit::to_image(plain(toolkit::PixPtr(pixClone(deep.get()))).get());
    CHECK(shallow.format == PixelFormat::gray);
    CHECK(shallow.pixels[0] == 0);
    CHECK(shallow.pixels[39] == 255);

    toolkit::PixPtr clear(pixCreate(4, 4, 32));
    pixSetSpp(clear.get(), 4);  // all black, all transparent
    CHECK(toolkit::to_image(plain(std::move(clear)).get()).pixels[0] == 255);
}

TEST_CASE("the Exif orientation of a JPEG is honoured") {
    const TemporaryFolder folder;
    // Where the mark of the top left corner stands in the upright page, by orientation: x and y at the far end?
    constexpr bool right[] = {false, false, true, true, false, false, true, true, false};
    constexpr bool bottom[] = {false, false, false, true, true, false, false, true, true};
    for (char orientation = 1; orientation <= 8; ++orientation) {
        INFO("orientation " << static_cast<int>(orientation));
        const std::string file = written(folder, "p.jpg", page(8).get(), IFF_JFIF_JPEG);
        add_orientation(file, orientation);
        const Image image = image_of(decode(file, 0, {}));
        CHECK((image.width == 20) == (orientation >= 5));
        const int x = right[static_cast<int>(orientation)] ? image.width - 2 : 1;
        const int y = bottom[static_cast<int>(orientation)] ? image.height - 2 : 1;
        CHECK(image.pixels[static_cast<std::size_t>(y * image.stride + x)] < 60);
    }
}

TEST_CASE("the way to the file leads through turns and cuts") {
    Decoded half;
    half.pix = page(8);
    turn(half, 1);
    REQUIRE(pixGetWidth(half.pix.get()) == 20);
    cut(half, 10, 20);
    CHECK(pixGetWidth(half.pix.get()) == 10);
    CHECK(half.to_file(Point{0, 0}) == Point{0, 10});  // 10 right of the turned page's corner, the file's bottom left
    CHECK(half.to_file(Point{10, 40}) == Point{40, 0});
}

TEST_CASE("pages of a TIFF are counted and read one by one") {
    const TemporaryFolder folder;
    const std::string file = folder / "issue.tif";
    REQUIRE(pixWriteTiff(file.c_str(), page(1).get(), IFF_TIFF_G4, "w") == 0);
    REQUIRE(pixWriteTiff(file.c_str(), toolkit::PixPtr(pixCreate(7, 9, 8)).get(), IFF_TIFF_LZW, "a") == 0);
    CHECK(page_count(file) == 2);
    CHECK(image_of(decode(file, 1, {})).width == 7);
    CHECK_THROWS_WITH(decode(file, 2, {}), Catch::Matchers::ContainsSubstring("page 3"));
}

TEST_CASE("what is cut short is refused with a sentence that names the file") {
    const TemporaryFolder folder;
    const toolkit::PixPtr noise(pixCreate(200, 200, 8));
    for (int i = 0; i < 200 * 200; ++i) pixSetPixel(noise.get(), i % 200, i / 200, static_cast<l_uint32>(i * i % 251));
    for (const int format : {IFF_PNG, IFF_TIFF_LZW, IFF_JFIF_JPEG, IFF_BMP, IFF_PNM, IFF_JP2, IFF_WEBP}) {
        INFO(format_name(format));
        const std::string file = written(folder, "cut", noise.get(), format);
        cut_short(file, 0.5);
        CHECK_THROWS_WITH(decode(file, 0, {}),
                          Catch::Matchers::ContainsSubstring(file) && Catch::Matchers::ContainsSubstring("damaged"));
        cut_short(file, 0);
        CHECK_THROWS_WITH(decode(file, 0, {}), Catch::Matchers::ContainsSubstring("empty"));
    }
}

TEST_CASE("a damaged JPEG is kept when asked for") {
    const TemporaryFolder folder;
    const toolkit::PixPtr noise(pixCreate(200, 200, 8));
    const std::string file = written(folder, "cut.jpg", noise.get(), IFF_JFIF_JPEG);
    cut_short(file, 0.9);
    const Decoded kept = decode(file, 0, {200, true});
    CHECK(kept.damaged);
    CHECK(pixGetWidth(kept.pix.get()) == 200);
}

TEST_CASE("a page of too many pixels is refused by its header") {
    const TemporaryFolder folder;
    const toolkit::PixPtr wide(pixCreate(2000, 1001, 1));
    const std::string file = written(folder, "p.png", wide.get(), IFF_PNG);
    CHECK_THROWS_AS(decode(file, 0, {2, false}), LimitError);
    CHECK(image_of(decode(file, 0, {3, false})).width == 2000);
}

TEST_CASE("what is no image, and what is not there, are told apart") {
    const TemporaryFolder folder;
    std::ofstream(folder / "p.png") << "<html>not found</html>";
    CHECK_THROWS_WITH(decode(folder / "p.png", 0, {}), Catch::Matchers::ContainsSubstring("no image"));
    CHECK(page_count(folder / "p.png") == 1);
    CHECK_THROWS_AS(decode(folder / "missing.png", 0, {}), IoError);
}

TEST_CASE("absurd resolutions count as unknown") {
    CHECK(sane_dpi(300, 300) == 300);
    CHECK(sane_dpi(300, 301) == 300);
    CHECK(sane_dpi(0, 0) == 0);
    CHECK(sane_dpi(1, 1) == 0);
    CHECK(sane_dpi(1e6, 1e6) == 0);
    CHECK(sane_dpi(204, 98) == 0);
}

TEST_CASE("a damaged Exif block tells nothing") {
    const std::string lies(
        "\xFF\xD8\xFF\xE1\x00\x10"
        "Exif\0\0MM\0*\xFF\xFF\xFF\xFF",
        20);
    const std::vector<std::uint8_t> bytes(lies.begin(), lies.end());
    CHECK(toolkit::exif_of(bytes).orientation == 1);
    CHECK(toolkit::exif_of({}).orientation == 1);
}

TEST_CASE("a page is set upright by its characters, and left alone without any") {
    const std::filesystem::path models = CONFIG_DIR "/models";
    if (!network::has_runtime() || !std::filesystem::exists(models / "pp-ocrv6-lines/lines.onnx")) {
        WARN("the runtime or the models of networks are missing: third_party/fetch brings them");
        return;
    }
    OrientationDetector detector(models::read_model_folder(models / "pp-ocrv6-lines"),
                                 models::read_model_folder(models / "pp-ocrv6-characters"));
    const toolkit::PixPtr page(pixRead(SAMPLES_DIR "/pages/page-1.png"));
    REQUIRE(page);
    for (int quarters = 0; quarters < 4; ++quarters) {
        const toolkit::PixPtr turned(pixRotateOrth(page.get(), quarters));
        CHECK(detector.turns_to_upright(turned.get()) == (4 - quarters) % 4);
    }
    for (const int side : {1, 700}) {
        toolkit::PixPtr blank(pixCreate(side, side, 8));
        CHECK(detector.turns_to_upright(blank.get()) == 0);
        pixSetAll(blank.get());
        CHECK(detector.turns_to_upright(blank.get()) == 0);
    }
}
