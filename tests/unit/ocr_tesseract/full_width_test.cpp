#include "full_width.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::ocr_tesseract;

namespace {

std::string printed(const std::vector<std::string>& texts, QuoteState quotes = {}) {
    std::vector<Word> words;
    for (const std::string& text : texts) words.push_back({text, {}, 1.0, {}});
    print_full_width(words, quotes);
    REQUIRE(words.size() == texts.size());
    std::string out;
    for (const Word& word : words) out += word.text + "|";
    return out;
}

}  // namespace

TEST_CASE("marks that touch Chinese become full-width, also across words") {
    CHECK(printed({"本报讯", "(", "记者", ")", "近日", ","}) == "本报讯|（|记者|）|近日|，|");
    CHECK(printed({"问:谁?好!一;二"}) == "问：谁？好！一；二|");
}

TEST_CASE("marks among digits and Latin stay") {
    CHECK(printed({"10:30", "1,000", "Hello,", "(world)!"}) == "10:30|1,000|Hello,|(world)!|");
    CHECK(printed({"比分", "3:2"}) == "比分|3:2|");
}

TEST_CASE("brackets go in pairs") {
    CHECK(printed({"世界卫生组织(WHO)"}) == "世界卫生组织（WHO）|");
    CHECK(printed({"GDP(亿元)"}) == "GDP（亿元）|");
}

TEST_CASE("angle brackets that belong to round ones are round") {
    CHECK(printed({"〈", "记者", "姚凡", "）"}) == "（|记者|姚凡|）|");
    CHECK(printed({"（", "二期", "〉"}) == "（|二期|）|");
    CHECK(printed({"《", "读", "〈", "论语", "〉", "》"}) == "《|读|〈|论语|〉|》|");
    CHECK(printed({"〈", "未完"}) == "〈|未完|");
}

TEST_CASE("straight quotes open and close in turn, as their neighbours say") {
    CHECK(printed({"他说:\"好\",\"行\"。"}) == "他说：“好”，“行”。|");
    CHECK(printed({"\"一\"和\"二\""}) == "“一”和“二”|");
    CHECK(printed({"续\"完"}, {true}) == "续”完|");
    CHECK(printed({"say", "\"yes\""}) == "say|\"yes\"|");
}

TEST_CASE("nothing happens to no words") { CHECK(printed({}).empty()); }
