#include "second_opinion.hpp"

#include <catch_test.hpp>
#include <string>

#include "line_drawing.hpp"

using galley::Word;
using namespace galley::ocr_lines;

namespace {

constexpr double sure = 0.99, doubtful = 0.8, surer = 0.9;

/// A line of evenly set words, with their confidences.
std::vector<Word> line(const std::vector<std::pair<const char*, double>>& words) {
    std::vector<Word> out;
    for (const auto& [text, confidence] : words)
        out.push_back({text, {static_cast<int>(out.size()) * type, 0, type, height}, confidence, {}});
    return out;
}

std::string text_of(const std::vector<Word>& words) {
    std::string out;
    for (const Word& word : words) out += word.text;
    return out;
}

/// Ink for so many characters.
LineImage print(int characters) {
    LineImage image = paper_line(characters * type);
    image.turned = false;
    image.extent = {0, 0, characters * type, type};
    for (int i = 0; i < characters; ++i) fill(image, i * type + 2, (i + 1) * type - 2, 10, 50, 0);
    return image;
}

}  // namespace

TEST_CASE("where two readings differ and the first is in doubt, the surer one stays") {
    const auto first = line({{"空", sure}, {"梨", doubtful}, {"老", sure}});
    CHECK(text_of(surer_of(first, line({{"空", sure}, {"巢", surer}, {"老", sure}}), {})) == "空巢老");
    CHECK(text_of(surer_of(first, line({{"空", sure}, {"某", doubtful / 2}, {"老", sure}}), {})) == "空梨老");
}

TEST_CASE("a first reading without doubt stays, however sure the other is") {
    const auto first = line({{"空", sure}, {"巢", 0.96}, {"老", sure}});
    CHECK(text_of(surer_of(first, line({{"空", sure}, {"梨", 1.0}, {"老", sure}}), {})) == "空巢老");
}

TEST_CASE("one reading may have more words than the other") {
    const auto first = line({{"及", sure}, {"和", doubtful}, {"二", doubtful}, {"山", sure}});
    const auto words = surer_of(first, line({{"及", sure}, {"千", surer}, {"山", sure}}), {});
    CHECK(text_of(words) == "及千山");
    CHECK(words[1].box.x == type);
    CHECK(words[1].box.w == 2 * type);
    CHECK(text_of(surer_of(line({{"及", sure}, {"千", doubtful}, {"山", sure}}),
                           line({{"及", sure}, {"和", surer}, {"二", surer}, {"山", sure}}), {})) == "及和二山");
}

TEST_CASE("a word that only one of them has is weighed by its neighbours") {
    const auto with = line({{"、", sure}, {"了", doubtful}, {"矛", sure}}),
               without = line({{"、", sure}, {"矛", sure}});
    CHECK(text_of(surer_of(with, without, {})) == "、矛");
    CHECK(text_of(surer_of(without, with, {})) == "、矛");
}

TEST_CASE("at an end where a character may be cut through nothing is taken over") {
    const auto first = line({{"梨", doubtful}, {"老", sure}}), second = line({{"巢", surer}, {"老", sure}});
    CHECK(text_of(surer_of(first, second, {})) == "梨老");
    CHECK(text_of(surer_of(first, second, {true, false})) == "巢老");
    const auto other = line({{"空", sure}, {"梨", doubtful}}), end = line({{"空", sure}, {"巢", surer}});
    CHECK(text_of(surer_of(other, end, {true, false})) == "空梨");
    CHECK(text_of(surer_of(other, end, {false, true})) == "空巢");
}

TEST_CASE("marks of either width agree") {
    const auto first = line({{"，", sure}, {"梨", doubtful}, {"”", sure}});
    CHECK(text_of(surer_of(first, line({{",", sure}, {"巢", surer}, {"\"", sure}}), {})) == "，巢”");
}

TEST_CASE("a sure line is asked about by nobody") {
    const auto words = second_opinion(line({{"空", sure}, {"巢", sure}, {"，", doubtful}}), print(3), [](Pix*) {
        FAIL("read again");
        return std::vector<Word>{};
    });
    CHECK(text_of(words) == "空巢，");
}

TEST_CASE("a doubtful word is read again with one on either side") {
    int read = 0;
    const auto first = line({{"一", sure},
                             {"二", sure},
                             {"三", sure},
                             {"四", sure},
                             {"王", doubtful},
                             {"六", sure},
                             {"七", sure},
                             {"八", sure},
                             {"九", sure},
                             {"十", sure}});
    const auto words = second_opinion(first, print(10), [&](Pix* pix) {
        ++read;
        CHECK(pixGetWidth(pix) / type == 3);
        return line({{"四", sure}, {"五", surer}, {"六", sure}});
    });
    CHECK(read == 1);
    CHECK(text_of(words) == "一二三四五六七八九十");
}
