#include "reading/opening_marks.hpp"

#include <catch_test.hpp>

using namespace galley::reading;

namespace {

const std::vector<std::string> alphabet{"", "◎", "▲", "人"};
constexpr std::size_t blank = 0;

/// Six columns: a character in the fourth, and a share of `mark` in the first.
std::vector<float> columns(std::size_t mark, float share) {
    std::vector<float> values(6 * alphabet.size(), 0);
    for (std::size_t at = 0; at < 6; ++at) values[at * alphabet.size() + (at == 3 ? 3 : blank)] = 1;
    values[mark] = share;
    values[blank] = 1 - share;
    return values;
}

std::string read(std::size_t mark, float share, bool vertical) {
    const std::vector<float> values = columns(mark, share);
    const Shares shares{6, alphabet.size(), values};
    std::vector<Character> characters = decode(shares, alphabet, blank);
    OpeningMarks(alphabet, blank).add(characters, shares, vertical);
    std::string text;
    for (const Character& c : characters) text += c.text;
    return text;
}

}  // namespace

TEST_CASE("a mark before a line is read where the network half sees it", "[reading]") {
    CHECK(read(1, 0.005F, false) == "◎人");
    CHECK(read(1, 0.00001F, false) == "人");
    CHECK(read(2, 0.1F, false) == "▲人");
}

TEST_CASE("a triangle that lies on its side is another one", "[reading]") {
    CHECK(read(1, 0.1F, true) == "◎人");
    CHECK(read(2, 0.1F, true) == "人");
}

TEST_CASE("a mark's confidence is its share among what is not blank", "[reading]") {
    const std::vector<float> values = columns(1, 0.01F);
    const Shares shares{6, alphabet.size(), values};
    std::vector<Character> characters = decode(shares, alphabet, blank);
    OpeningMarks(alphabet, blank).add(characters, shares, false);
    REQUIRE(characters.size() == 2);
    CHECK(characters.front().confidence == Catch::Approx(1));
    CHECK(characters.front().column == 0);
}

TEST_CASE("where nothing is read no mark stands alone", "[reading]") {
    std::vector<Character> nothing;
    const std::vector<float> values(2 * alphabet.size(), 0.25F);
    OpeningMarks(alphabet, blank).add(nothing, {2, alphabet.size(), values}, false);
    CHECK(nothing.empty());
}
