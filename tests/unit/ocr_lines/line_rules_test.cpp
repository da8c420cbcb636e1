#include "line_rules.hpp"

#include <catch_test.hpp>

#include "ink_pieces.hpp"

using namespace galley::ocr_lines;
using galley::PixPtr;

namespace {

constexpr l_uint32 paper = 250;
constexpr int threshold = 175, size = 24, width = 240, height = 36;

struct Strip {
    PixPtr pix{pixCreate(width, height, 8)};

    Strip() { pixSetAllArbitrary(pix.get(), paper); }
    void draw(int x, int y, int w, int h) { pixSetInRectArbitrary(pix.get(), x, y, w, h, 0); }
    [[nodiscard]] bool inked(int x, int y) const {
        l_uint32 tone = 0;
        pixGetPixel(pix.get(), x, y, &tone);
        return tone < threshold;
    }

  private:
    static void pixSetInRectArbitrary(Pix* pix, int x, int y, int w, int h, l_uint32 tone) {
        for (int row = y; row < y + h; ++row)
            for (int column = x; column < x + w; ++column) pixSetPixel(pix, column, row, tone);
    }
};

}  // namespace

TEST_CASE("a rule beside a laid-down line goes, its characters and dashes stay") {
    Strip strip;
    strip.draw(0, 1, width, 2);       // the rule between two columns
    strip.draw(20, 8, 3, size - 4);   // a stroke across the line
    strip.draw(60, 17, 2 * size, 2);  // a dash of two characters
    clear_rules(strip.pix.get(), threshold, size, paper);
    CHECK_FALSE(strip.inked(100, 2));
    CHECK(strip.inked(21, 15));
    CHECK(strip.inked(80, 18));
}

TEST_CASE("a rule across the end of a laid-down line goes") {
    Strip strip;
    strip.draw(2, 0, 3, height);
    strip.draw(40, 8, size, 3);
    clear_rules(strip.pix.get(), threshold, size, paper);
    CHECK_FALSE(strip.inked(3, 18));
    CHECK(strip.inked(50, 9));
}

TEST_CASE("a strip smaller than any rule is left as it is") {
    Strip strip;
    strip.draw(0, 1, width, 2);
    clear_rules(strip.pix.get(), threshold, width, paper);
    CHECK(strip.inked(100, 2));
}

TEST_CASE("a vertical line that was nothing but a rule has no ink left") {
    // A page of paper with one upright rule, which the layout took for a line of text.
    const PixPtr page(pixCreate(60, 300, 8));
    pixSetAllArbitrary(page.get(), paper);
    for (int y = 0; y < 300; ++y)
        for (int x = 20; x < 23; ++x) pixSetPixel(page.get(), x, y, 0);
    const galley::Box line{19, 0, 5, 300};
    const LineImage image = line_image(page.get(), line, line, galley::WritingMode::vertical_rl);
    CHECK(ink_pieces(image).empty());
}
