#include "direction.hpp"

#include <catch_test.hpp>

#include "drawn.hpp"

using namespace galley::layout_newspaper;

namespace {

long vertical_count(const std::vector<bool>& vertical) { return std::count(vertical.begin(), vertical.end(), true); }

/// Columns of vertical text: characters close above one another, columns further apart.
Boxes vertical_text(int x, int y, int columns, int rows) {
    Boxes out;
    for (int c = 0; c < columns; ++c)
        for (int r = 0; r < rows; ++r) out.push_back({x + c * 29, y + r * 22, 20, 20});
    return out;
}

}  // namespace

TEST_CASE("text runs along its narrower gaps") {
    CHECK(vertical_count(vertical_pieces(drawn::column(0, 0, 12, 29, 15, 20, 2), 20)) == 0);
    const Boxes upright = vertical_text(0, 0, 12, 15);
    CHECK(vertical_count(vertical_pieces(upright, 20)) == static_cast<long>(upright.size()));
}

TEST_CASE("a level caption on a vertical page stays level") {
    Boxes page = vertical_text(0, 0, 30, 30);
    const auto upright = static_cast<long>(page.size());
    drawn::append(page, drawn::column(0, 720, 4, 29, 20, 20, 2));
    const auto vertical = vertical_pieces(page, 20);
    CHECK(std::count(vertical.begin(), vertical.begin() + upright, true) == upright);
    CHECK(std::count(vertical.begin() + upright, vertical.end(), true) == 0);
}

TEST_CASE("a word that white parts from its line runs as the line does") {
    Boxes page = vertical_text(0, 0, 30, 30);
    const std::size_t upright = page.size();
    Boxes caption = drawn::column(0, 720, 4, 29, 20, 20, 2);
    // White of a comma before and after two characters, in the second line and at the start of the third.
    std::erase_if(caption, [](const galley::Box& b) {
        return (b.y == 749 && (b.x == 22 * 8 || b.x == 22 * 11)) || (b.y == 778 && b.x == 22 * 2);
    });
    drawn::append(page, caption);
    const auto vertical = vertical_pieces(page, 20);
    CHECK(std::count(vertical.begin() + static_cast<long>(upright), vertical.end(), true) == 0);
}

TEST_CASE("a character on its own has no direction but the page's") {
    Boxes page = drawn::column(0, 0, 12, 29, 15, 20, 2);
    page.push_back({0, 12 * 29, 20, 20});  // the last line of a paragraph
    CHECK_FALSE(vertical_pieces(page, 20).back());
    CHECK(vertical_pieces({}, 20).empty());
}

TEST_CASE("tall strokes of a large character do not run down") {
    Boxes page = drawn::column(0, 100, 12, 29, 15, 20, 2);
    const Boxes strokes{{0, 40, 6, 40}, {12, 40, 6, 40}, {26, 40, 6, 42}};
    drawn::append(page, strokes);
    CHECK(vertical_count(vertical_pieces(page, 20)) == 0);
}
