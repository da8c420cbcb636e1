#include "read_vertical.hpp"

#include <catch_test.hpp>

#include "line_drawing.hpp"

using namespace galley;
using namespace galley::ocr_lines;

namespace {

constexpr int pitch = 40;
constexpr double sure = 0.99, doubtful = 0.6, surer = 0.9;

/// Three characters, laid down.
LineImage three_characters() {
    LineImage image = paper_line(140);
    for (int i = 0; i < 3; ++i) fill(image, 10 + i * pitch, 46 + i * pitch, 12, 48, 0);
    return image;
}

/// Reads the same, whatever it is shown.
Reader reads(std::string middle, double confidence) {
    return [=](Pix*) {
        return std::vector<Word>{{"空", {10, 0, 36, 1}, sure, {}},
                                 {middle, {50, 0, 36, 1}, confidence, {}},
                                 {"老", {90, 0, 36, 1}, sure, {}}};
    };
}

Reader nobody_reads() {
    return [](Pix*) {
        FAIL("read again");
        return std::vector<Word>{};
    };
}

std::string text_of(const std::vector<Word>& words) {
    std::string out;
    for (const Word& word : words) out += word.text;
    return out;
}

}  // namespace

TEST_CASE("a vertical line that is surely read when set level is read once") {
    const auto words = read_vertical(three_characters(), {nobody_reads(), reads("巢", sure), nobody_reads()});
    CHECK(text_of(words) == "空巢老");
}

TEST_CASE("doubtful characters of a vertical line set level are asked of the second model") {
    const auto words =
        read_vertical(three_characters(), {reads("某", doubtful / 2), reads("梨", doubtful), reads("巢", sure)});
    CHECK(text_of(words) == "空巢老");
    REQUIRE(words.size() == 3);
    CHECK(words[1].box.x >= 40);  // in the laid-down line
    CHECK(words[1].box.right() <= 96);
}

TEST_CASE("what stays in doubt is read as it lies, and the surer character of either reading stays") {
    CHECK(text_of(read_vertical(three_characters(), {reads("巢", surer), reads("梨", doubtful), {}})) == "空巢老");
    CHECK(text_of(read_vertical(three_characters(), {reads("梨", doubtful), reads("巢", surer), {}})) == "空巢老");
}
