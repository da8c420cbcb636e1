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
