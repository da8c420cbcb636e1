#include "second_look.hpp"

#include <catch_test.hpp>

using galley::PixPtr;
using galley::Word;
using namespace galley::ocr_lines;

namespace {

LineImage heading() {
    LineImage image;
    image.pix.reset(pixCreate(200, 60, 8));
    return image;
}

Word word(const char* text, double confidence, int x, int w) { return {text, {x, 0, w, 60}, confidence, {}}; }

}  // namespace

TEST_CASE("a reading is worth its confidences by the lengths of its words") {
    CHECK(worth({word("码头", 0.9, 0, 100), word("启用了吗", 0.6, 100, 100)}) == Catch::Approx(0.7));
    CHECK(worth({}) == 0);
}

TEST_CASE("a sure line is read once") {
    int times = 0;
    const auto words = read_twice(heading(), [&](Pix*) {
        ++times;
        return std::vector<Word>{word("码头启用", 0.99, 0, 200)};
    });
    CHECK(times == 1);
    CHECK(words.front().text == "码头启用");
}

TEST_CASE("of a doubtful line the surest reading stays, in its place") {
    const auto words = read_twice(heading(), [&](Pix* pix) {
        const bool narrow = pixGetWidth(pix) < 200;
        return std::vector<Word>{narrow ? word("码头启用", 0.9, 90, 45) : word("吗头启用", 0.7, 100, 50)};
    });
    REQUIRE(words.size() == 1);
    CHECK(words.front().text == "码头启用");
    CHECK(words.front().box.x == 100);
    CHECK(words.front().box.w == 50);
}

TEST_CASE("a second look that is no surer changes nothing") {
    int times = 0;
    const auto words = read_twice(
        heading(), [&](Pix*) { return std::vector<Word>{word(++times == 1 ? "码头" : "吗头", 0.5, 0, 200)}; });
    CHECK(times > 1);
    CHECK(words.front().text == "码头");
}
