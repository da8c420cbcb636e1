#include <catch_test.hpp>

#include "drawing.hpp"
#include "marks.hpp"

namespace galley::write_overlay {

namespace {

/// Two columns of one article, and an image that nobody claims.
Document two_columns() {
    Page page{0, "1.png", 100, 100, 0, {}, {}, {}};
    const auto block = [](const char* id, BlockKind kind, Box box) {
        Block out{id, kind, box, {}, {}, WritingMode::horizontal_ltr, {}};
        out.lines = {{{box.x, box.y, box.w, box.h / 2}, {}, {}, {}},
                     {{box.x, box.y + box.h / 2, box.w, box.h / 2}, {}, {}, {}}};
        return out;
    };
    page.blocks = {block("a", BlockKind::text, {0, 0, 40, 80}), block("b", BlockKind::text, {50, 0, 40, 80}),
                   block("c", BlockKind::image, {0, 90, 90, 10})};
    const Article article{"1",
                          {{Role::body, "x", {{0, "a", 0, 1}}, {}},
                           {Role::body, "y", {{0, "a", 1, 1}, {0, "b", 0, 1}}, {}},
                           {Role::body, "z", {{1, "a", 0, 1}}, {}}},
                          1,
                          "",
                          "",
                          ""};
    return {"d", {page}, {article}, {}, {}};
}

}  // namespace

TEST_CASE("parts of one block share a mark, and the way goes from block to block") {
    const Document document = two_columns();
    const Overlay overlay = overlay_of(document, document.pages[0]);
    REQUIRE(overlay.marks.size() == 3);
    CHECK(overlay.marks[0].box == Box{0, 0, 40, 80});
    CHECK(overlay.marks[0].first);
    CHECK(overlay.marks[1].box == Box{50, 0, 40, 40});
    CHECK_FALSE(overlay.marks[1].first);
    CHECK(overlay.marks[2].article == -1);
    REQUIRE(overlay.arrows.size() == 1);
    CHECK(overlay.arrows[0].from == Point{20, 40});
    CHECK(overlay.arrows[0].to == Point{70, 20});
}

TEST_CASE("a drawn page is a PNG of the size that was asked for") {
    const Document document = two_columns();
    Image image{100, 100, 100, PixelFormat::gray, 0, std::vector<std::uint8_t>(10000, 255)};
    const ImageView view{100, 100, 100, PixelFormat::gray, 0, image.pixels.data()};
    const std::string png = draw(view, overlay_of(document, document.pages[0]), 50);
    PIX* back = pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size());
    REQUIRE(back != nullptr);
    CHECK(pixGetWidth(back) == 50);
    l_uint32 inside = 0, outside = 0;
    pixGetPixel(back, 10, 35, &inside);
    pixGetPixel(back, 30, 35, &outside);
    CHECK((inside >> 8) != 0xFFFFFF);   // tinted
    CHECK((outside >> 8) == 0xFFFFFF);  // below the second column
    pixDestroy(&back);
}

}  // namespace galley::write_overlay
