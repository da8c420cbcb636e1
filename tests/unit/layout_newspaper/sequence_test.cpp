#include "sequence.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::layout_newspaper;

namespace {

Region text(galley::Box box, WritingMode mode = WritingMode::horizontal_ltr) {
    return {BlockKind::text, box, {{box, 20, 0.2}}, mode};
}

std::vector<int> lefts(const Regions& regions) {
    std::vector<int> out;
    for (const Region& r : regions) out.push_back(r.box.x);
    return out;
}

}  // namespace

TEST_CASE("a frame is read as a whole, and its blocks know it") {
    // The frame's two columns stand level with the columns around it.
    Regions page{text({1, 0, 90, 500}), text({110, 20, 80, 200}), text({210, 20, 80, 200}), text({101, 260, 190, 240})};
    put_in_order(page, {{100, 10, 200, 230}}, {}, 20, 400);
    CHECK(lefts(page) == std::vector<int>{1, 110, 210, 101});
    CHECK(page[1].frame == 0);
    CHECK(page[3].frame == none);
}

TEST_CASE("vertical text is read from the right, its tiers from the top") {
    const auto v = WritingMode::vertical_rl;
    // Two tiers under a heading at the right edge.
    Regions page{text({2, 300, 300, 280}, v), text({1, 0, 300, 280}, v), text({320, 0, 40, 580}, v)};
    put_in_order(page, {}, {}, 20, 400);
    CHECK(lefts(page) == std::vector<int>{320, 1, 2});
}

TEST_CASE("a caption follows its picture") {
    Regions page{{BlockKind::image, {0, 100, 300, 200}, {}}, text({5, 306, 200, 18}), text({1, 0, 300, 90})};
    page[1].picture = 0;
    put_in_order(page, {}, {}, 20, 400);
    CHECK(lefts(page) == std::vector<int>{1, 0, 5});
}
