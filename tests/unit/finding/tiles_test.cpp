#include "finding/tiles.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"

using namespace galley;
using namespace galley::finding;

TEST_CASE("spans cover an axis, each pixel kept once", "[finding]") {
    for (const int length : {1, 100, 1280, 1281, 2000, 3333, 7000, 60'000}) {
        const auto spans = spans_over(length, 1280, 128, 160);
        int at = 0;
        for (const Span& s : spans) {
            CHECK(s.keep_from == at);
            CHECK(s.keep_to > s.keep_from);
            CHECK((s.from <= s.keep_from && s.to >= s.keep_to));
            CHECK(s.size() <= 1280);
            CHECK(s.size() % 32 == 0);
            at = s.keep_to;
        }
        CHECK(at == length);
        for (std::size_t i = 1; i < spans.size(); ++i) {
            CHECK(spans[i - 1].to - spans[i].from >= 128);
            CHECK(spans[i].keep_from - spans[i].from >= 64);
        }
    }
}

TEST_CASE("a map in tiles is the map of the whole", "[finding]") {
    const toolkit::PixPtr page = blank(1500, 1400);
    type(page.get(), 100, 1400, 640);
    type(page.get(), 100, 1400, 1300);
    const Detect dark = [](Pix* tile) {
        TextMap map{pixGetWidth(tile), pixGetHeight(tile), {}};
        for (int y = 0; y < map.height; ++y)
            for (int x = 0; x < map.width; ++x)
                map.values.push_back(static_cast<std::uint8_t>(255 - tone_at(tile, x, y)));
        return map;
    };
    const TextMap map = map_of(page.get(), dark);
    REQUIRE(map.width == 1500);
    REQUIRE(map.height == 1400);
    int wrong = 0;
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) wrong += map.at(x, y) != 255 - tone_at(page.get(), x, y);
    CHECK(wrong == 0);
}
