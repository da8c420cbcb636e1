#include "ctc.hpp"

#include <catch_test.hpp>
#include <fstream>

#include "numbers.hpp"

using namespace galley;
using namespace galley::ocr_paddle;

namespace {

const std::vector<std::string> alphabet{"", "甲", "乙", "、", "A", "1", " "};

/// Columns named by their best class; "." is none.
Tensor columns(const std::vector<std::string>& best) {
    std::vector<float> scores;
    for (const std::string& what : best)
        for (const std::string& each : alphabet) scores.push_back(each == (what == "." ? "" : what) ? 9.0F : 0.0F);
    return tensor({1, static_cast<std::int64_t>(best.size()), static_cast<std::int64_t>(alphabet.size())}, scores);
}

std::string text_of(const std::vector<Character>& characters) {
    std::string out;
    for (const Character& c : characters) out += c.text;
    return out;
}

}  // namespace

TEST_CASE("equal columns are one character, with a blank between them two") {
    CHECK(text_of(decode(columns({"甲", "甲", ".", "甲", "乙", ".", "."}), alphabet)) == "甲甲乙");
    CHECK(decode(columns({".", "."}), alphabet).empty());
}

TEST_CASE("a character has the share and the place of its best column") {
    Tensor scores = columns({".", "甲", "甲", "."});
    (*scores.numbers)[2 * alphabet.size() + 1] = 20;
    const std::vector<Character> found = decode(scores, alphabet);
    REQUIRE(found.size() == 1);
    CHECK(found[0].confidence == Catch::Approx(1));
    CHECK(found[0].at == Catch::Approx(2.5 / 4));
}

TEST_CASE("a list of another length is an error") {
    CHECK_THROWS_WITH(decode(columns({"甲"}), {"", "甲"}),
                      Catch::Matchers::ContainsSubstring("do not belong together"));
}

TEST_CASE("in a wide gap the second thought counts, elsewhere not") {
    std::vector<std::string> best;
    for (const char* what : {"甲", "乙", "甲", ".", "乙", "甲"}) {
        best.emplace_back(what);
        best.insert(best.end(), 3, ".");
    }
    Tensor scores = columns(best);
    const auto think = [&](std::size_t column, std::size_t what) {
        (*scores.numbers)[column * alphabet.size() + what] = 8;
    };
    think(12, 3);  // the middle of the gap
    think(2, 3);   // between two characters that stand close
    const std::vector<Character> first = decode(scores, alphabet);
    CHECK(text_of(first) == "甲乙甲乙甲");
    CHECK(text_of(with_doubtful(first, scores, alphabet)) == "甲乙甲、乙甲");
}

TEST_CASE("ideographs are words, digits and letters that touch are one, a space parts them") {
    const std::vector<Character> line{{"甲", 1, 0.1}, {"A", 0.9, 0.3}, {"1", 0.8, 0.4},
                                      {" ", 1, 0.5},  {"1", 1, 0.6},   {"乙", 1, 0.8}};
    const std::vector<Word> words = words_of(line, 100, 20);
    std::vector<std::string> texts;
    for (const Word& word : words) texts.push_back(word.text);
    REQUIRE(texts == std::vector<std::string>{"甲", "A1", "1", "乙"});
    CHECK(words[1].confidence == 0.8);
    CHECK(words[0].box.x == 0);
    CHECK(words[0].box.right() == 20);  // halfway to the next
    CHECK(words[1].box.right() == 45);  // halfway to the space
    CHECK(words[3].box.right() == 95);  // no wider than a character may be
    CHECK(words[3].box.h == 20);
}

TEST_CASE("a number keeps its point and its sign") {
    const std::vector<Word> words =
        words_of({{"6", 1, 0.2}, {".", 1, 0.3}, {"7", 1, 0.4}, {"%", 1, 0.5}, {"，", 1, 0.7}}, 100, 20);
    REQUIRE(words.size() == 2);
    CHECK(words[0].text == "6.7%");
    CHECK(words[1].text == "，");
}

TEST_CASE("the list of characters begins with none and ends with the space") {
    const std::string file = std::string(TEST_DATA) + "/characters.txt";
    CHECK(read_alphabet(file) == std::vector<std::string>{"", "甲", "乙", " "});
    CHECK_THROWS_WITH(read_alphabet("/no/such/file"), Catch::Matchers::ContainsSubstring("/no/such/file"));
}
