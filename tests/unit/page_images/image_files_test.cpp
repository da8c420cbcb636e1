#include "page_images/image_files.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace galley;
using namespace galley::page_images;

namespace {

struct Pixels {
    std::vector<std::uint8_t> bytes;
    ImageView view;
    Pixels(int width, int height, PixelFormat format) {
        const int stride = format == PixelFormat::rgb    ? 3 * width
                           : format == PixelFormat::gray ? width
                                                         : (width + 7) / 8;
        bytes.resize(static_cast<std::size_t>(stride * height), 0xA5);
        view = {width, height, stride, format, 300, bytes.data()};
    }
};

struct File {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("galley-page-images-" + std::to_string(getpid()));
    explicit File(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove(path); }
};

Page page_of(const std::string& source, const std::string& attrs = "") { return {6, source, 70, 50, 0, {}, {}, attrs}; }

}  // namespace

TEST_CASE("gray and colours are JPEG, black and white is PNG") {
    for (const auto format : {PixelFormat::gray, PixelFormat::rgb, PixelFormat::bilevel}) {
        const Pixels pixels(70, 50, format);
        const ImageFile file = encoded(pixels.view, 85);
        CHECK(file.png == (format == PixelFormat::bilevel));
        CHECK(file.bytes.starts_with(file.png ? "\x89PNG" : "\xFF\xD8"));
        if (!file.png) CHECK(file.bytes.substr(13, 5) == std::string("\1\x01\x2C\x01\x2C", 5));  // 300 pixels an inch
        const File on_disk(file.bytes);
        const auto again = as_it_is(on_disk.path, 70, 50);
        REQUIRE(again);
        CHECK(again->bytes == file.bytes);
        CHECK_FALSE(as_it_is(on_disk.path, 50, 70));  // another page
    }
}

TEST_CASE("files that are damaged, of another kind or gone are not taken") {
    for (const char* bytes : {"", "\xFF\xD8", "\x89PNG\r\n", "II*", "%PDF-1.7"})
        CHECK_FALSE(as_it_is(File(bytes).path, 70, 50));
    CHECK_FALSE(as_it_is("/no/such/file.png", 70, 50));
    CHECK_FALSE(as_it_is("/", 70, 50));
}

TEST_CASE("a file may do for its page when it shows just that") {
    CHECK(may_stay(page_of("a/1.JPG")));
    CHECK(may_stay(page_of("1.png")));
    CHECK_FALSE(may_stay(page_of("1.tif")));
    CHECK_FALSE(may_stay(page_of("issue.pdf")));
    CHECK_FALSE(may_stay(page_of("1.jpg", R"({"to_file": [0, 1, 0, -1, 0, 70]})")));  // turned, or cut out
}

TEST_CASE("thumbnails are small, whatever the page") {
    for (const auto format : {PixelFormat::gray, PixelFormat::rgb, PixelFormat::bilevel}) {
        const File file(thumbnail(Pixels(1000, 2000, format).view));
        CHECK(as_it_is(file.path, 200, 400));
    }
    CHECK(as_it_is(File(thumbnail(Pixels(30, 20, PixelFormat::gray).view)).path, 30, 20));  // none is made larger
    CHECK(thumbnail(Pixels(20000, 1, PixelFormat::gray).view).starts_with("\xFF\xD8"));
}

TEST_CASE("names count from 1") {
    CHECK(name_of(page_of("x"), false) == "0007.jpg");
    CHECK(name_of(page_of("x"), true) == "0007.png");
    CHECK(thumbnail_name_of(page_of("x")) == "0007.thumbnail.jpg");
}
