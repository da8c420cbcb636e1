#include "kinds.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

constexpr BodyStyle body{20, 20, 0.2};

Region text(galley::Box box, double size = 20, double weight = 0.2, std::size_t lines = 1) {
    Region region{BlockKind::text, box, {}};
    for (std::size_t i = 0; i < lines; ++i) {
        const int h = box.h / static_cast<int>(lines);
        region.lines.push_back({{box.x, box.y + static_cast<int>(i) * h, box.w, static_cast<int>(size)}, size, weight});
    }
    return region;
}

Region picture(galley::Box box) { return {BlockKind::image, box, {}}; }

}  // namespace

TEST_CASE("large type heads, and so does a short bold line, a bold paragraph does not") {
    CHECK(is_heading(text({0, 0, 300, 30}, 30).lines, body));
    CHECK(is_heading(text({0, 0, 200, 22}, 22, 0.3).lines, body));
    CHECK_FALSE(is_heading(text({0, 0, 300, 20}).lines, body));
    CHECK_FALSE(is_heading(text({0, 0, 300, 280}, 22, 0.3, 10).lines, body));
    CHECK_FALSE(is_heading(text({0, 0, 300, 400}, 30, 0.2, 12).lines, body));
}

TEST_CASE("small type under a picture is its caption") {
    Regions page{picture({0, 0, 400, 300}), text({0, 306, 380, 40}, 18, 0.2, 2), text({0, 380, 190, 280}, 20, 0.2, 10)};
    find_captions(page, body);
    CHECK(page[1].kind == BlockKind::caption);
    CHECK(page[1].picture == 0);
    CHECK(page[2].kind == BlockKind::text);
}

TEST_CASE("columns that go on under a picture are no captions") {
    Regions page{picture({0, 0, 400, 300}), text({0, 318, 190, 560}, 20, 0.2, 20),
                 text({210, 318, 190, 560}, 20, 0.2, 20)};
    find_captions(page, body);
    CHECK(page[1].kind == BlockKind::text);
    CHECK(page[2].kind == BlockKind::text);
}

TEST_CASE("what sticks out beside the picture is not under it") {
    Regions page{picture({100, 0, 200, 300}), text({0, 306, 400, 18}, 18)};
    find_captions(page, body);
    CHECK(page[1].kind == BlockKind::text);
}

TEST_CASE("the head of the page stands above its first rule") {
    Regions page{text({0, 0, 100, 20}), text({0, 60, 1000, 40}, 40), text({0, 120, 480, 1800})};
    find_furniture(page, {{0, 40, 1000, 3}, {0, 110, 1000, 2}}, 20);
    CHECK(page[0].kind == BlockKind::furniture);
    CHECK(page[1].kind == BlockKind::text);
    CHECK(page[2].kind == BlockKind::text);
}

TEST_CASE("below the rule at the foot stands an imprint, columns of text there are an article") {
    const Boxes rules{{0, 1930, 1000, 3}};
    Regions imprint{text({0, 0, 480, 1900}), text({0, 1940, 480, 44}, 14, 0.2, 2),
                    text({500, 1940, 480, 44}, 14, 0.2, 2)};
    find_furniture(imprint, rules, 20);
    CHECK(imprint[1].kind == BlockKind::furniture);
    CHECK(imprint[2].kind == BlockKind::furniture);
    Regions folio{text({0, 0, 480, 1900}), text({0, 1940, 100, 20}), text({900, 1940, 100, 20})};
    find_furniture(folio, rules, 20);
    CHECK(folio[1].kind == BlockKind::furniture);
    Regions article{text({0, 0, 480, 1900}), text({0, 1940, 480, 44}, 20, 0.2, 2),
                    text({500, 1940, 480, 44}, 20, 0.2, 2)};
    find_furniture(article, rules, 20);
    CHECK(article[1].kind == BlockKind::text);
    CHECK(article[2].kind == BlockKind::text);
}
