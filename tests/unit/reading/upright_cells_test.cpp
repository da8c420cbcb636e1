#include <catch_test.hpp>

#include "reading/upright_cells.hpp"

using namespace galley;
using namespace galley::reading;

namespace {

constexpr int height = 48;
constexpr double em = 32;

/// A white picture with a black square of each size in the middle of each cell of an em; 0 leaves the cell bare.
lines::Samples picture_of(const std::vector<int>& squares) {
    lines::Samples out{static_cast<int>(em) * static_cast<int>(squares.size()), height, {}};
    out.rgb.assign(static_cast<std::size_t>(out.width) * height * 3, 255);
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const int left = static_cast<int>(em * (static_cast<double>(i) + 0.5)) - squares[i] / 2;
        const int top = height / 2 - squares[i] / 2;
        for (int y = top; y < top + squares[i]; ++y)
            for (int x = left; x < left + squares[i]; ++x)
                for (int c = 0; c < 3; ++c) out.rgb[static_cast<std::size_t>((y * out.width + x) * 3 + c)] = 0;
    }
    return out;
}

Character seen(const std::string& text, int cell) { return {text, 0.9, em * (cell + 0.5), 0}; }

/// What a level picture would be read as when each of its cells holds one of these; slots are 42 pixels wide.
ReadLevel reader(const std::vector<std::string>& cells, int& asked) {
    return [&cells, &asked](const lines::Samples& level) {
        ++asked;
        const double slot = static_cast<double>(level.width) / static_cast<double>(cells.size());
        Reading out;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].empty()) out.characters.push_back({cells[i], 0.8, slot * (static_cast<double>(i) + 0.5), 0});
        return out;
    };
}

std::string text_of(const std::vector<Character>& characters) {
    std::string out;
    for (const Character& c : characters) out += c.text;
    return out;
}

}  // namespace

TEST_CASE("a mark that a column's reading passes over is read upright, between characters and at the end") {
    std::vector<Character> characters{seen("中", 0), seen("文", 1), seen("字", 3)};
    const std::vector<std::string> cells{"甲", "文", "、", "字", "。"};
    int asked = 0;
    const lines::Samples picture = picture_of({24, 24, 8, 24, 8});
    read_upright(characters, {picture, em, 1}, reader(cells, asked));
    CHECK(text_of(characters) == "中文、字。");
    CHECK(asked == 1);
    CHECK(characters[2].at == Catch::Approx(em * 2.5).margin(2));
}

TEST_CASE("a mark that lying does not tell is read upright, what is no character of vertical print is not taken") {
    std::vector<Character> characters{seen("中", 0), seen("…", 1), seen("字", 2), seen(".", 3)};
    const std::vector<std::string> cells{"中", "：", "字", "|"};
    int asked = 0;
    const lines::Samples picture = picture_of({24, 12, 24, 24});
    read_upright(characters, {picture, em, 1}, reader(cells, asked));
    CHECK(text_of(characters) == "中：字.");
}

TEST_CASE("bare cells and full lines ask nothing, and a rule at the end is no character") {
    std::vector<Character> spaced{seen("中", 0), seen("文", 2)}, full{seen("中", 0), seen("文", 1)}, none;
    int asked = 0;
    const std::vector<std::string> cells{"中", "文", "一"};
    const lines::Samples bare = picture_of({24, 0, 24}), two = picture_of({24, 24}), ruled = picture_of({24, 24, 10});
    read_upright(spaced, {bare, em, 1}, reader(cells, asked));
    read_upright(full, {two, em, 1}, reader(cells, asked));
    read_upright(none, {two, em, 1}, reader(cells, asked));
    CHECK(text_of(spaced) == "中文");
    CHECK(asked == 0);
    read_upright(full, {ruled, em, 1}, reader(cells, asked));
    CHECK(asked == 1);
    CHECK(text_of(full) == "中文");
}

TEST_CASE("a cell that holds a piece of its neighbour is none") {
    // The middle of 三 was told too far down, so that its first stroke seems to stand in a cell before it.
    std::vector<Character> cut{{"三", 0.9, em * 1.3, 0}, seen("十", 2)}, whole = cut;
    int asked = 0;
    const lines::Samples picture = picture_of({24, 24, 24});
    read_upright(cut, {picture, em, 1}, reader({"二", "一", "十"}, asked));
    CHECK(asked == 1);
    CHECK(text_of(cut) == "三十");
    read_upright(whole, {picture, em, 1}, reader({"二", "三", "十"}, asked));
    CHECK(text_of(whole) == "二三十");
}
