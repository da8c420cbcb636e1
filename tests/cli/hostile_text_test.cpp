// Text dumps made to be slow, or broken, through the whole pipeline: each ends with its text or with a sentence.
// ctest's TIMEOUT is the bound; only a blow-up reaches it.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

struct Outcome {
    Ended ended;
    std::size_t bytes = 0, lines = 0;  ///< of the text on all pages
    json document;

    [[nodiscard]] bool holds(const std::string& text) const { return document.dump().find(text) != std::string::npos; }
};

Outcome read(const std::string& bytes) {
    const Folder folder;
    Outcome out;
    out.ended = galley("run -q -j 1 " TEXT_PIPELINE " " + folder.file("in/dump.txt", bytes) + " -o " + folder / "out");
    if (out.ended.code != 0) return out;
    out.document = json::parse(read_file(folder / "out/dump/document.json"));
    for (const json& page : out.document["pages"])
        for (const json& block : page["blocks"])
            for (const json& line : block["lines"]) {
                out.bytes += line["text"].get_ref<const std::string&>().size();
                ++out.lines;
            }
    return out;
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

const std::string sentence = "今日凌晨，港口恢复通航。The harbour opened again. ";

}  // namespace

TEST_CASE("a line of a megabyte is read whole") {
    std::mt19937 random(3);
    std::string line;
    while (line.size() < 1'500'000) {
        const unsigned c = 0x4E00 + random() % 0x5000;  // three bytes of UTF-8
        line += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                 static_cast<char>(0x80 | (c & 0x3F))};
        if (random() % 20 == 0) line += "。";
    }
    const Outcome out = read(line);
    CHECK(out.ended.code == 0);
    CHECK(out.bytes == line.size());
}

TEST_CASE("a megabyte of one letter, and doublings inside doublings, end") {
    CHECK(read(std::string(1'000'000, 'a')).ended.code == 0);
    CHECK(read(repeated("标题", 1 << 13)).ended.code == 0);
    std::string nested;
    for (int k = 0; k < 14; ++k) nested += repeated("ab", 1 << k) + "c\n";
    CHECK(read(nested).ended.code == 0);
}

TEST_CASE("twenty thousand lines of one character are all kept") {
    CHECK(read(repeated("字\n", 20'000)).lines == 20'000);
}

TEST_CASE("lone surrogates and broken UTF-8 stand as U+FFFD, and the run says so") {
    const Outcome out = read(repeated(sentence + "\xED\xA0\x80\xED\xBF\xBF\n", 50));
    CHECK(out.ended.code == 0);
    CHECK_THAT(out.ended.err, ContainsSubstring("not readable as UTF-8"));
    const Outcome cut = read(repeated(sentence + "\n", 50) + sentence.substr(0, sentence.find("。") + 2));
    CHECK(cut.ended.code == 0);
    CHECK(cut.holds("港口恢复通航"));
}

TEST_CASE(
    "UTF-8 with NULs, or with a bad sequence in every line, is read as UTF-8, and the run says what it took it for") {
    const Outcome nuls = read(repeated("本报讯 渡轮今天开航。" + std::string(3, '\0') + "\n", 50));
    CHECK(nuls.ended.code == 0);
    CHECK(nuls.holds("渡轮今天开航"));
    CHECK_THAT(nuls.ended.err, ContainsSubstring("150 NUL characters") && ContainsSubstring("was taken for UTF-8") &&
                                   ContainsSubstring("the option \"encoding\""));
    const Outcome bad = read(repeated("本报讯 渡轮今天开航。\xE6\x9C\n", 50));
    CHECK(bad.ended.code == 0);
    CHECK(bad.holds("渡轮今天开航"));
    CHECK_THAT(bad.ended.err, ContainsSubstring("was taken for UTF-8") && ContainsSubstring("the option \"encoding\""));
}

TEST_CASE("bidi controls do no harm, a file of NULs is no text, and the run says so") {
    const Outcome out = read("\u202E" + sentence + "\u2066\u202E" + sentence + "\u2069\n本报讯 渡轮今天开航。\n");
    CHECK(out.ended.code == 0);
    CHECK(out.holds("渡轮今天开航"));
    const Outcome none = read(std::string(10'000, '\0'));
    CHECK(none.ended.code == 2);
    CHECK_THAT(none.ended.err, ContainsSubstring("it holds NUL bytes"));
}
