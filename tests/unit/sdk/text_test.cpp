#include <catch_test.hpp>

#include "galley/text.hpp"

using namespace galley;

namespace {
Word word(std::string text, Box box = {}) { return {std::move(text), box, 1.0, {}}; }
}  // namespace

TEST_CASE("Latin words are joined by spaces, Chinese words are not") {
    CHECK(text_of({{}, {}, {word("Hello"), word("world")}, {}}) == "Hello world");
    CHECK(text_of({{}, {}, {word("太原"), word("文旅")}, {}}) == "太原文旅");
    CHECK(text_of({{}, {}, {word("共"), word("16"), word("所")}, {}}) == "共16所");
}

TEST_CASE("a wide gap between Chinese words is a printed space") {
    const Line line{{0, 0, 100, 10}, {}, {word("记者", {0, 0, 20, 10}), word("姚凡", {30, 0, 20, 10})}, {}};
    CHECK(text_of(line) == "记者 姚凡");
    const Line close{{0, 0, 100, 10}, {}, {word("记者", {0, 0, 20, 10}), word("姚凡", {23, 0, 20, 10})}, {}};
    CHECK(text_of(close) == "记者姚凡");
}

namespace {
/// The text of words without boxes.
std::string joined(std::vector<std::string> texts) {
    Line line;
    for (std::string& text : texts) line.words.push_back(word(std::move(text)));
    return text_of(line);
}
}  // namespace

TEST_CASE("marks and signs that both worlds have go with the letters of the line") {
    CHECK(joined({"“", "2026", "年", "”"}) == "“2026年”");
    CHECK(joined({"3", "·", "15", "晚会"}) == "3·15晚会");
    CHECK(joined({"气温", "30", "℃"}) == "气温30℃");
    CHECK(joined({"他说", "…", "…"}) == "他说……");
    CHECK(joined({"100", "㎡"}) == "100㎡");
    CHECK(joined({"㋿", "元年", "㊤"}) == "㋿元年㊤");
    CHECK(joined({"他", "said", "“yes”", "—", "no"}) == "他said“yes”—no");
    CHECK(joined({"he", "said", "“yes”", "…", "and", "30", "℃"}) == "he said “yes” … and 30 ℃");
    CHECK(joined({"歌手", "Taylor", "Swift"}) == "歌手Taylor Swift");
}

TEST_CASE("what belongs to the character before is never parted from it") {
    CHECK(joined({"Beyonce", "\u0301"}) == "Beyonce\u0301");
    CHECK(joined({"葛", "\U000E0100", "城"}) == "葛\U000E0100城");
    CHECK(joined({"A\u0301", "B"}) == "A\u0301 B");
    CHECK(joined({"か", "\u3099"}) == "か\u3099");
    const Line described{{0, 0, 100, 10}, {}, {word("⿰", {0, 0, 10, 10}), word("口架", {30, 0, 20, 10})}, {}};
    CHECK(text_of(described) == "⿰口架");
}

TEST_CASE("Korean words are parted, beside ideographs too") {
    CHECK(joined({"서울", "2023", "봄"}) == "서울 2023 봄");
    CHECK(joined({"金", "대통령"}) == "金 대통령");
}

TEST_CASE("the white of a mark's own cell is no space") {
    const auto gap = [](int from) {
        return text_of({{0, 0, 100, 10}, {}, {word("记者”", {0, 0, 20, 10}), word("姚凡", {from, 0, 20, 10})}, {}});
    };
    CHECK(gap(29) == "记者”姚凡");
    CHECK(gap(31) == "记者” 姚凡");
}

TEST_CASE("lines are joined as scripts tell") {
    CHECK(space_between_lines(U'n', U'c', false));
    CHECK(space_between_lines(U'é', U'c', false));
    CHECK(space_between_lines(U'울', U'3', false));
    CHECK_FALSE(space_between_lines(U'省', U'c', false));
    CHECK_FALSE(space_between_lines(U'2', U'0', false));
    CHECK(space_between_lines(U'2', U'0', true));
    CHECK(space_between_lines(U'省', U'c', true));
    CHECK_FALSE(space_between_lines(U'省', U'市', true));
    CHECK_FALSE(space_between_lines(U'e', U'\u0301', true));
}

TEST_CASE("ill-formed UTF-8 becomes U+FFFD, byte by byte") {
    CHECK(decode_utf8("a\xC0\x80z") == U"a\uFFFD\uFFFDz");
    CHECK(decode_utf8("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
    CHECK(decode_utf8("\xE4\xB8") == U"\uFFFD\uFFFD");            // cut short
    CHECK(decode_utf8("\xE4\xB8z\xE4") == U"\uFFFD\uFFFDz\uFFFD");
    CHECK(decode_utf8("\xE0\x9F\xBF\xF0\x8F\xBF\xBF") == std::u32string(7, U'\uFFFD'));  // longer than need be
    CHECK(decode_utf8("\xF4\x90\x80\x80") == std::u32string(4, U'\uFFFD'));              // beyond U+10FFFF
    CHECK(decode_utf8("\xF4\x8F\xBF\xBF\xEF\xBF\xBF\xED\x9F\xBF\xDF\xBF") == U"\U0010FFFF\uFFFF\uD7FF\u07FF");
    CHECK(encode_utf8(decode_utf8("海子湾😀é")) == "海子湾😀é");
}
