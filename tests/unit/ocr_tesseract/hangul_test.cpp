#include "hangul.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::ocr_tesseract;

namespace {

/// Words on a line of 20 pixels: each text with the white before it.
std::vector<std::string> joined(const std::vector<std::pair<std::string, int>>& parts) {
    std::vector<Word> words;
    int x = 0;
    for (const auto& [text, white] : parts) {
        words.push_back({text, {x + white, 0, 15, 20}, 0.9, {}});
        x += white + 15;
    }
    std::vector<std::string> out;
    for (const Word& word : with_hangul_joined(words, 20)) out.push_back(word.text);
    return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Korean letters that stand closer than a space are one word") {
    CHECK(joined({{"누가", 0}, {"정", 8}, {"하", 3}, {"나", 2}}) == Texts{"누가", "정하나"});
    CHECK(joined({{"학", 0}, {"교", 0}, {"의", 1}}) == Texts{"학교의"});
    CHECK(joined({}).empty());
}

TEST_CASE("words of other scripts and figures stay as they were read") {
    CHECK(joined({{"the", 0}, {"end", 3}}) == Texts{"the", "end"});
    CHECK(joined({{"18", 0}, {"면", 2}}) == Texts{"18", "면"});
    CHECK(joined({{"春", 0}, {"天", 1}}) == Texts{"春", "天"});
}
