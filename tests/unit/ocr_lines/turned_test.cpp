#include "turned.hpp"

#include <catch_test.hpp>

#include "line_drawing.hpp"
#include "read_vertical.hpp"

using namespace galley::ocr_lines;

namespace {

// Chinese characters are as wide as the line is high; digits are narrower and lower.
const InkPiece character{0, 36, 12, 48};
constexpr int digit_top = 17, digit_bottom = 47;

InkPiece moved(InkPiece piece, int by) { return {piece.from + by, piece.to + by, piece.top, piece.bottom}; }
InkPiece digit(int from) { return {from, from + 18, digit_top, digit_bottom}; }

/// 「, as thick as 4 pixels, or 『 whose arms are 8 pixels wide and hollow.
void draw_opening(const LineImage& image, int x, bool hollow) {
    const int arm = hollow ? 8 : 4;
    fill(image, x, x + 14, 12, 12 + arm, 0);
    fill(image, x, x + arm, 12, 36, 0);
    if (!hollow) return;
    fill(image, x + 2, x + 12, 14, 12 + arm - 2, 255);
    fill(image, x + 2, x + arm - 2, 14, 34, 255);
}

}  // namespace

TEST_CASE("digits among characters on their side are a stretch, with the points between them") {
    const InkPiece point{104, 108, 42, 47};
    const auto found =
        turned_stretches({character, moved(character, 40), digit(82), point, digit(112), moved(character, 140)}, type);
    REQUIRE(found.size() == 1);
    CHECK(found[0].from == 82);
    CHECK(found[0].to == 130);
}

TEST_CASE("characters, strokes and commas are no digits") {
    const InkPiece stroke{44, 48, 12, 48}, comma{56, 66, 12, 22}, tall{80, 100, 10, 50};
    CHECK(turned_stretches({character, stroke, comma, tall}, type).empty());
}

TEST_CASE("a stretch ends where white is as wide as between characters") {
    CHECK(turned_stretches({digit(0), digit(22), digit(60)}, type).size() == 2);
}

TEST_CASE("a part of a character beside a number is higher than its digits, and can be left out") {
    const InkPiece part{44, 54, 12, 48};
    const std::vector<InkPiece> pieces{digit(0), digit(22), moved(part, 2)};
    const auto level = levelled(pieces, {0, 56}, type);
    REQUIRE(level);
    CHECK(level->from == 0);
    CHECK(level->to == 40);
    CHECK_FALSE(levelled({digit(0), digit(22)}, {0, 40}, type));
}

TEST_CASE("a wide sign as high as the number before it may belong to it") {
    const InkPiece percent{44, 78, digit_top, digit_bottom};
    const auto wide = widened({digit(0), digit(22), percent}, {0, 40}, type);
    REQUIRE(wide.size() == 1);
    CHECK(wide[0].to == 78);
    CHECK(widened({digit(0), digit(22), moved(character, 44)}, {0, 40}, type).empty());
}

TEST_CASE("corner brackets are known by their shape") {
    for (const bool hollow : {false, true}) {
        LineImage image = paper_line(200);
        draw_opening(image, 20, hollow);
        CHECK(corner_bracket(image, ink_pieces(image).front(), type) == (hollow ? U'『' : U'「'));
        image.pix.reset(pixRotateOrth(image.pix.get(), 2));
        CHECK(corner_bracket(image, ink_pieces(image).front(), type) == (hollow ? U'』' : U'」'));
    }
}

TEST_CASE("boxes, bars and full characters are no corner brackets") {
    const LineImage box = paper_line(200);
    fill(box, 20, 40, 12, 42, 0);
    fill(box, 24, 36, 16, 38, 255);
    CHECK(corner_bracket(box, ink_pieces(box).front(), type) == 0);
    const LineImage bar = paper_line(200);
    fill(bar, 20, 24, 12, 48, 0);
    CHECK(corner_bracket(bar, ink_pieces(bar).front(), type) == 0);
    const LineImage corner = paper_line(200);  // a character such as 厂 fills its cell
    fill(corner, 20, 56, 12, 16, 0);
    fill(corner, 20, 24, 12, 48, 0);
    CHECK(corner_bracket(corner, ink_pieces(corner).front(), type) == 0);
}

TEST_CASE("what vertical print turns") {
    CHECK(is_turned_text("67.6%"));
    CHECK(is_turned_text("App"));
    CHECK_FALSE(is_turned_text("15日"));
    CHECK_FALSE(is_turned_text("|."));
    CHECK_FALSE(is_turned_text(""));
}

TEST_CASE("the mainland prints quotation marks as corners in vertical lines") {
    CHECK(sets_quotes_as_corners("chi_sim"));
    CHECK_FALSE(sets_quotes_as_corners("chi_tra"));
    std::vector<galley::Word> words{{"『星", {}, 1, {}}, {"』「", {}, 1, {}}};
    corners_to_quotes(words);
    CHECK(words[0].text == "“星");
    CHECK(words[1].text == "”‘");
}
