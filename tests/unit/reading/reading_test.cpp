#include <catch_test.hpp>

#include "reading/ctc.hpp"
#include "reading/marks.hpp"
#include "reading/words.hpp"

using namespace galley::reading;
using Catch::Approx;

namespace {

const std::vector<std::string> alphabet{"", "a", "b", "\u4E2D", "\u00B7", "\uFF0C", " "};

/// Shares of columns: each names classes and their shares; what is left is the blank's.
std::vector<float> columns_of(const std::vector<std::vector<std::pair<std::size_t, float>>>& columns) {
    std::vector<float> out;
    for (const auto& column : columns) {
        std::vector<float> shares(alphabet.size(), 0);
        shares[0] = 1;
        for (const auto& [what, share] : column) shares[what] = share, shares[0] -= share;
        out.insert(out.end(), shares.begin(), shares.end());
    }
    return out;
}

std::string text_of(const std::vector<Character>& characters) {
    std::string out;
    for (const Character& c : characters) out += c.text;
    return out;
}

Character seen(const std::string& text, double at) { return {text, 1, at, 0}; }

std::vector<std::string> texts(const std::vector<Piece>& pieces) {
    std::vector<std::string> out;
    for (const Piece& piece : pieces) out.push_back(piece.text);
    return out;
}

/// Ink of a picture: 100 in the given stretches.
std::vector<double> inked(std::size_t width, const std::vector<std::pair<std::size_t, std::size_t>>& stretches) {
    std::vector<double> out(width, 0);
    for (const auto& [from, to] : stretches)
        for (std::size_t x = from; x < to; ++x) out[x] = 100;
    return out;
}

}  // namespace

TEST_CASE("equal classes in a row are one character, parted by a blank they are two") {
    const auto values = columns_of({{{1, 0.6F}}, {{1, 0.9F}}, {}, {{1, 0.8F}}, {{2, 0.7F}}, {{6, 0.9F}}});
    const auto characters = decode({6, alphabet.size(), values}, alphabet, 0);
    CHECK(text_of(characters) == "aab ");
    CHECK(characters[0].confidence == Catch::Approx(0.9));
    CHECK(characters[0].at == Catch::Approx(1.5));
    CHECK(decode({0, alphabet.size(), {}}, alphabet, 0).empty());
}

TEST_CASE("the best of many classes is found wherever it stands") {
    for (const std::size_t at : {0U, 1U, 15U, 16U, 17U, 40U}) {
        std::vector<float> shares(41, 0.01F);
        shares[at] = 0.5F;
        CHECK(best_class(shares) == at);
    }
}

TEST_CASE("a dot between ideographs is a comma where the network thought of one") {
    const MarkClasses marks(alphabet);
    const auto read = [&](std::size_t left, float comma, std::size_t right) {
        const auto values = columns_of({{{left, 0.9F}}, {}, {{4, 0.9F}, {5, comma}}, {}, {{right, 0.9F}}});
        const Shares shares{5, alphabet.size(), values};
        auto characters = decode(shares, alphabet, 0);
        marks.weigh(characters, shares, false);
        return text_of(characters);
    };
    CHECK(read(3, 0.02F, 3) == "\u4E2D\uFF0C\u4E2D");
    CHECK(read(3, 0.0001F, 3) == "\u4E2D\u00B7\u4E2D");
    CHECK(read(1, 0.02F, 2) == "a\u00B7b");
}

TEST_CASE("letters are words, and a space that the network overlooked shows in the ink") {
    // a and b at columns 1 and 2 touch; the next pair has a gap of 30 pixels before it, at a type of 32.
    const std::vector<Character> characters{seen("a", 1), seen("b", 2), seen("a", 7), seen("b", 8)};
    const auto wide = pieces_of(characters, {8, 32, inked(80, {{4, 20}, {52, 68}})});
    REQUIRE(texts(wide) == std::vector<std::string>{"ab", "ab"});
    CHECK(wide[0].from == 4);
    CHECK(wide[0].to == 20);
    CHECK(wide[1].from == 52);
    CHECK(wide[1].to == 68);
    const auto narrow = pieces_of(characters, {8, 32, inked(80, {{4, 30}, {38, 68}})});
    CHECK(texts(narrow) == std::vector<std::string>{"abab"});
}

TEST_CASE("among ideographs the white of a mark's cell is no space that was overlooked") {
    // As above, with a quotation mark or an accented letter in the place of a letter.
    const auto ink = inked(120, {{4, 20}, {52, 68}, {84, 116}});
    const auto read = [&](const char* mark, const char* last) {
        return texts(
            pieces_of({seen("a", 1), seen(mark, 2), seen("a", 7), seen("b", 8), seen(last, 12)}, {8, 32, ink}));
    };
    CHECK(read("b", "\u4E2D") == std::vector<std::string>{"ab", "ab", "\u4E2D"});
    CHECK(read("\u201C", "\u4E2D") == std::vector<std::string>{"a\u201Cab", "\u4E2D"});
    CHECK(read("\u00E9", "\u4E2D") == std::vector<std::string>{"a\u00E9ab", "\u4E2D"});
}

TEST_CASE("a space that the network saw parts words, letter-spaced words stay whole, marks stay with their word") {
    CHECK(texts(pieces_of({seen("a", 1), seen(" ", 2), seen("b", 3)}, {8, 32, inked(40, {{4, 28}})})) ==
          std::vector<std::string>{"a", "b"});
    const auto spaced = inked(200, {{4, 12}, {44, 52}, {84, 92}, {124, 132}});
    CHECK(texts(pieces_of({seen("a", 1), seen("b", 6), seen("a", 11), seen("b", 16)}, {8, 32, spaced})) ==
          std::vector<std::string>{"abab"});
    CHECK(texts(pieces_of({seen("a", 1), seen(".", 5)}, {8, 32, inked(48, {{4, 12}, {36, 40}})})) ==
          std::vector<std::string>{"a."});
}

TEST_CASE("ideographs end with their ink where the network saw white between them") {
    const auto ink = inked(140, {{2, 30}, {54, 82}, {86, 114}});
    const auto pieces =
        pieces_of({seen("\u4E2D", 2), seen(" ", 5), seen("\u4E2D", 8.5), seen("\u4E2D", 12.5)}, {8, 32, ink});
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].to == Catch::Approx(30));
    CHECK(pieces[1].from == Catch::Approx(54));
    CHECK(pieces[1].to == Catch::Approx(pieces[2].from));
}

TEST_CASE("ideographs are words of their own, side by side, and no further apart than printed") {
    const auto pieces =
        pieces_of({seen("\u4E2D", 2), seen("\u4E2D", 6), seen("\u4E2D", 14)}, {8, 32, std::vector<double>(140, 50)});
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].to == Catch::Approx(32));
    CHECK(pieces[1].from == Catch::Approx(32));
    CHECK(pieces[1].to == Catch::Approx(64));  // an empty cell follows
    CHECK(pieces[2].from == Catch::Approx(96));
}

TEST_CASE("ink without characters is not explained") {
    const PictureFacts picture{8, 16, inked(80, {{0, 16}, {40, 80}})};
    CHECK(explained_ink({seen("a", 1)}, picture) == Approx(16.0 / 56));
    CHECK(explained_ink({seen("a", 1), seen(" ", 6), seen("b", 6), seen("b", 8)}, picture) > 0.8);
    CHECK(explained_ink({}, picture) == 0);
    CHECK(explained_ink({seen("a", 1)}, {8, 16, inked(80, {})}) == 0);
}
