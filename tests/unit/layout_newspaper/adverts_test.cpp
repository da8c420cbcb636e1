#include "adverts.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

constexpr BodyStyle body{20, 20, 0.2};

Region text(BlockKind kind, int y, double size, int characters, std::size_t lines, int frame) {
    Region region{kind,
                  {100, y, static_cast<int>(size) * characters, static_cast<int>(size * 1.5) * static_cast<int>(lines)},
                  {}};
    for (std::size_t i = 0; i < lines; ++i)
        region.lines.push_back({{100, y + static_cast<int>(1.5 * size) * static_cast<int>(i),
                                 static_cast<int>(size) * characters, static_cast<int>(size)},
                                size,
                                0.2});
    region.frame = frame;
    return region;
}

}  // namespace

TEST_CASE("many sizes of type in a frame and no body text are an advert") {
    Regions page{text(BlockKind::heading, 0, 80, 4, 1, 0), text(BlockKind::heading, 100, 40, 8, 1, 0),
                 text(BlockKind::text, 160, 28, 10, 2, 0), text(BlockKind::text, 300, 20, 30, 8, none)};
    find_adverts(page, body);
    CHECK(page[0].kind == BlockKind::advert);
    CHECK(page[2].kind == BlockKind::advert);
    CHECK(page[3].kind == BlockKind::text);
}

TEST_CASE("a framed article has body text") {
    Regions page{text(BlockKind::heading, 0, 60, 6, 1, 0), text(BlockKind::heading, 100, 30, 8, 1, 0),
                 text(BlockKind::text, 160, 20, 30, 6, 0)};
    find_adverts(page, body);
    CHECK(page[0].kind == BlockKind::heading);
    CHECK(page[2].kind == BlockKind::text);
}

TEST_CASE("body text runs down in a framed vertical article, each line a region of its own") {
    Regions page{text(BlockKind::heading, 0, 60, 2, 1, 0), text(BlockKind::heading, 100, 30, 3, 1, 0)};
    for (int i = 0; i < 6; ++i)
        page.push_back({BlockKind::text,
                        {300 + 30 * i, 0, 20, 600},
                        {{{300 + 30 * i, 0, 20, 600}, 20, 0.2}},
                        WritingMode::vertical_rl,
                        0});
    find_adverts(page, body);
    CHECK(page[0].kind == BlockKind::heading);
    CHECK(page[2].kind == BlockKind::text);
}

TEST_CASE("a framed photo story has a caption") {
    Regions page{text(BlockKind::heading, 0, 60, 6, 1, 0), text(BlockKind::heading, 100, 30, 8, 2, 0),
                 text(BlockKind::caption, 160, 18, 20, 2, 0)};
    find_adverts(page, body);
    CHECK(page[0].kind == BlockKind::heading);
}

TEST_CASE("large type without a frame is a headline") {
    Regions page{text(BlockKind::heading, 0, 80, 4, 1, none), text(BlockKind::heading, 100, 40, 8, 1, none),
                 text(BlockKind::text, 160, 28, 10, 2, none)};
    find_adverts(page, body);
    CHECK(page[0].kind == BlockKind::heading);
}
