#include "word_boxes.hpp"

#include <catch_test.hpp>

#include "galley/text.hpp"

using galley::Line;
using galley::PixPtr;
using galley::Word;
using namespace galley::ocr_lines;

namespace {

constexpr int type = 40, margin = 5;

/// A line image with ink from each `from` to each `to`, in columns after the margin.
LineImage print(int width, const std::vector<std::pair<int, int>>& glyphs) {
    LineImage image;
    image.pix.reset(pixCreate(width + 2 * margin, type, 8));
    pixSetAllGray(image.pix.get(), 255);
    for (const auto& [from, to] : glyphs)
        for (int x = from; x < to; ++x)
            for (int y = 10; y < 30; ++y) pixSetPixel(image.pix.get(), x + margin, y, 0);
    image.extent = {0, 0, width, type};
    image.margin = margin;
    return image;
}

Word word(const char* text, int from, int to) { return {text, {from + margin, 0, to - from, type}, 1.0, {}}; }

std::vector<std::pair<int, int>> spans(const std::vector<Word>& words) {
    std::vector<std::pair<int, int>> out;
    for (const Word& w : words) out.emplace_back(w.box.x - margin, w.box.right() - margin);
    return out;
}

using Spans = std::vector<std::pair<int, int>>;

}  // namespace

TEST_CASE("words end where their ink ends") {
    std::vector<Word> words{word("本报", 8, 70), word("记者", 92, 150)};
    fit_to_ink(words, print(160, {{0, 38}, {40, 76}, {82, 118}, {120, 160}}));
    CHECK(spans(words) == Spans{{0, 76}, {82, 160}});
}

TEST_CASE("a full-width comma owns the empty half of its cell, wherever the recognizer saw it") {
    for (const int seen : {42, 48, 56}) {
        INFO(seen);
        std::vector<Word> words{word("量", 2, 36), word("，", seen, seen + 6), word("使", 82, 118)};
        fit_to_ink(words, print(120, {{0, 38}, {42, 50}, {80, 120}}));
        CHECK(words[1].box.x - margin == 42);
        Line line{{0, 0, 120, type}, {}, words, {}};
        CHECK(text_of(line) == "量，使");
    }
}

TEST_CASE("an opening quote owns the empty half before it") {
    std::vector<Word> words{word("的", 2, 36), word("“", 66, 74), word("文", 82, 118)};
    fit_to_ink(words, print(120, {{0, 38}, {66, 78}, {80, 120}}));
    Line line{{0, 0, 120, type}, {}, words, {}};
    CHECK(text_of(line) == "的“文");
}

TEST_CASE("a printed space stays") {
    std::vector<Word> words{word("机遇", 2, 78), word("共商", 125, 195)};
    fit_to_ink(words, print(200, {{0, 38}, {40, 78}, {120, 158}, {162, 200}}));
    Line line{{0, 0, 200, type}, {}, words, {}};
    CHECK(text_of(line) == "机遇 共商");
}

TEST_CASE("Chinese words stand in their cells, however far off the recognizer saw them") {
    std::vector<Word> words{word("初", 0, 39), word("心", 60, 70), word("力量", 75, 170), word("，", 171, 180)};
    fit_to_ink(words, print(172, {{0, 38}, {42, 80}, {84, 120}, {124, 160}, {164, 172}}));
    CHECK(spans(words) == Spans{{0, 38}, {42, 80}, {84, 160}, {164, 172}});
}

TEST_CASE("touching ink is parted in the middle, and one word takes the whole line") {
    std::vector<Word> words{word("a", 0, 40), word("b", 60, 100)};
    fit_to_ink(words, print(100, {{0, 100}}));
    CHECK(spans(words) == Spans{{0, 50}, {50, 100}});
    words = {word("a", 10, 20)};
    fit_to_ink(words, print(100, {{0, 100}}));
    CHECK(spans(words) == Spans{{0, 100}});
    words.clear();
    fit_to_ink(words, print(100, {{0, 100}}));
    CHECK(words.empty());
}
