#include "ornaments.hpp"

#include <catch_test.hpp>

using namespace galley::layout_newspaper;

namespace {

constexpr double body = 20;

/// Three rows of four characters from (100, 100) on.
Boxes characters() {
    Boxes out;
    for (int y = 0; y < 3; ++y)
        for (int x = 0; x < 4; ++x) out.push_back({100 + 24 * x, 100 + 24 * y, 18, 18});
    return out;
}

}  // namespace

TEST_CASE("a wavy rule is a rule, a dash is none") {
    Boxes pieces = characters();
    pieces.push_back({100, 200, 300, 13});
    pieces.push_back({60, 100, 12, 400});
    pieces.push_back({100, 230, 40, 4});
    const Ornaments found = take_ornaments(pieces, body);
    CHECK(found.rules.level == Boxes{{100, 200, 300, 13}});
    CHECK(found.rules.upright == Boxes{{60, 100, 12, 400}});
    CHECK(found.frames.empty());
    CHECK(pieces.size() == 13);
}

TEST_CASE("a piece with text in it is a frame") {
    Boxes pieces = characters();
    const galley::Box frame{90, 90, 120, 100};
    pieces.push_back(frame);
    CHECK(take_ornaments(pieces, body).frames == Boxes{frame});
    CHECK(pieces == characters());
}

TEST_CASE("a large character is no frame") {
    Boxes pieces{{100, 100, 100, 100}, {120, 120, 15, 15}, {150, 150, 15, 15}};
    CHECK(take_ornaments(pieces, body).frames.empty());
    CHECK(pieces.size() == 3);
}
