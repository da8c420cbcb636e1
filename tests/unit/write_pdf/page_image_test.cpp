#include "page_image.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>

#include "galley/context.hpp"
#include "toolkit/leptonica.hpp"

using namespace galley;
using namespace galley::write_pdf;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A page with a slope of grays and a black square.
toolkit::PixPtr drawn(int depth) {
    toolkit::PixPtr pix(pixCreate(70, 50, 8));
    for (int y = 0; y < 50; ++y)
        for (int x = 0; x < 70; ++x)
            pixSetPixel(pix.get(), x, y, x < 20 && y < 20 ? 0 : static_cast<l_uint32>(150 + x));
    if (depth == 1) return toolkit::PixPtr(pixConvertTo1(pix.get(), 128));
    if (depth == 32) return toolkit::PixPtr(pixConvertTo32(pix.get()));
    return pix;
}

std::string saved(Pix* pix, int format) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    REQUIRE(pixWriteMem(&data, &size, pix, format) == 0);
    std::string out(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    return out;
}

struct File {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("galley-write-pdf-" + std::to_string(getpid()));
    explicit File(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("the data of a JPEG goes in as it is") {
    for (const int depth : {8, 32}) {
        const std::string bytes = saved(drawn(depth).get(), IFF_JFIF_JPEG);
        const File file(bytes);
        const auto image = kept(file.path, 0);
        REQUIRE(image);
        CHECK(image->width == 70);
        CHECK(image->height == 50);
        CHECK(image->bytes == bytes);
        CHECK_THAT(image->entries,
                   ContainsSubstring("/DCTDecode") && ContainsSubstring(depth == 8 ? "/DeviceGray" : "/DeviceRGB"));
    }
}

TEST_CASE("a PNG's chunks are put together, and its colours told") {
    for (const int depth : {1, 8, 32}) {
        const std::string bytes = saved(drawn(depth).get(), IFF_PNG);
        const auto image = kept_png(bytes);
        REQUIRE(image);
        CHECK(image->width == 70);
        CHECK(image->bytes.size() < bytes.size());
        CHECK(bytes.find(image->bytes.substr(0, 20)) != std::string::npos);
        CHECK_THAT(image->entries, ContainsSubstring("/Predictor 15") && ContainsSubstring("/Columns 70"));
    }
    toolkit::PixPtr few(pixConvertTo8(drawn(8).get(), 1));
    few.reset(pixThreshold8(few.get(), 4, 8, 1));
    const auto indexed = kept_png(saved(few.get(), IFF_PNG));
    REQUIRE(indexed);
    CHECK_THAT(indexed->entries, ContainsSubstring("/BitsPerComponent 4"));
}

TEST_CASE("a PNG with transparency, between lines or cut short is not taken") {
    toolkit::PixPtr clear = drawn(32);
    pixSetSpp(clear.get(), 4);
    CHECK_FALSE(kept_png(saved(clear.get(), IFF_PNG)));
    const std::string bytes = saved(drawn(8).get(), IFF_PNG);
    std::string interlaced = bytes;
    interlaced[28] = 1;
    CHECK_FALSE(kept_png(interlaced));
    for (std::size_t size = 0; size < bytes.size(); size += 7) CHECK_FALSE(kept_png(bytes.substr(0, size)));
}

TEST_CASE("one strip of Group 4 goes in as it is, other TIFFs do not") {
    const File bilevel(saved(drawn(1).get(), IFF_TIFF_G4));
    const auto image = kept(bilevel.path, 0);
    REQUIRE(image);
    CHECK(image->width == 70);
    CHECK_THAT(image->entries, ContainsSubstring("/CCITTFaxDecode") && ContainsSubstring("/K -1"));
    const toolkit::PixPtr pix = drawn(1);
    const Image pixels = toolkit::to_image(pix.get());
    CHECK(encoded(view_of(pixels)).bytes == image->bytes);
    CHECK(encoded(view_of(pixels)).entries == image->entries);
    CHECK_FALSE(kept(bilevel.path, 1));
    const File gray(saved(drawn(8).get(), IFF_TIFF_LZW));
    CHECK_FALSE(kept(gray.path, 0));
}

TEST_CASE("a damaged file or none is not taken") {
    const std::string bytes = saved(drawn(8).get(), IFF_JFIF_JPEG);
    for (std::size_t size = 0; size < 100; ++size) CHECK_FALSE(kept_jpeg(bytes.substr(0, size)));
    CHECK_FALSE(kept("/no/such/file.png", 0));
    const File text("II*\0 not a TIFF");
    CHECK_FALSE(kept(text.path, 0));
    CHECK_FALSE(kept_jp2(std::string("\0\0\0\x0CjP  \r\n\x87\n", 12)));
}
