#include <catch_test.hpp>
#include <map>

#include "pictures.hpp"
#include "toolkit/leptonica.hpp"

using namespace galley;
using namespace galley::write_html;

TEST_CASE("a page is halved until a screen holds it") {
    CHECK(levels_of(5000, 6001, false, 0) ==
          std::vector<Level>{{1250, 1501, false}, {2500, 3001, false}, {5000, 6001, false}});
    CHECK(levels_of(800, 600, false, 0) == std::vector<Level>{{800, 600, false}});
    CHECK(levels_of(3000, 10, true, 0) == std::vector<Level>{{1500, 5, false}, {3000, 10, true}});
    CHECK(levels_of(6000, 3000, true, 1000) == std::vector<Level>{{1000, 500, false}});
    CHECK(levels_of(0, 0, false, 0).empty());
    CHECK(thumb_of(6000, 3000) == Size{240, 120});
    CHECK(thumb_of(100, 1) == Size{100, 1});
}

TEST_CASE("tiles cover each size of the page, and black and white keeps its pixels") {
    for (const auto& [format, bytes, last] :
         {std::tuple{PixelFormat::bilevel, 263, "1-1-1.png"}, std::tuple{PixelFormat::gray, 2100, "1-1-1.jpg"},
          std::tuple{PixelFormat::rgb, 6300, "1-1-1.jpg"}}) {
        Image image{2100, 2050, bytes, format, 300, {}};
        image.pixels.assign(static_cast<std::size_t>(bytes) * 2050, 0x55);
        const ImageView view{2100, 2050, bytes, format, 300, image.pixels.data()};
        std::map<std::string, std::pair<int, int>> files;
        draw(view, levels_of(2100, 2050, format == PixelFormat::bilevel, 0), 75,
             [&](const std::string& name, const char*, std::string_view data) {
                 const toolkit::PixPtr pix(pixReadMem(reinterpret_cast<const l_uint8*>(data.data()), data.size()));
                 REQUIRE(pix);
                 files[name] = {pixGetWidth(pix.get()), pixGetHeight(pix.get())};
             });
        CHECK(files.size() == 6);
        CHECK(files["0-0-0.jpg"] == std::pair{1050, 1025});
        CHECK(files[last] == std::pair{52, 2});
        CHECK(files["thumb.jpg"] == std::pair{240, 234});
    }
}

TEST_CASE("a small black and white page has a thumbnail too") {
    Image image{218, 84, 28, PixelFormat::bilevel, 300, {}};
    image.pixels.assign(28 * 84, 0x55);
    const ImageView view{218, 84, 28, PixelFormat::bilevel, 300, image.pixels.data()};
    std::size_t files = 0;
    draw(view, levels_of(218, 84, true, 0), 75, [&](const std::string&, const char*, std::string_view) { ++files; });
    CHECK(files > 1);
}
