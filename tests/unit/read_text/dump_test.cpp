#include "dump.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <fstream>

#include "decoding.hpp"
#include "galley/error.hpp"
#include "galley/text.hpp"

using namespace galley::read_text;
using galley::Page;

namespace {

/// A file of these bytes that goes away at the end of the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& bytes) {
        char name[] = "/tmp/galley-dump-XXXXXX";
        close(mkstemp(name));
        path = name;
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove(path); }
    std::filesystem::path path;
};

std::vector<std::string> lines_of(const Page& page) {
    std::vector<std::string> out;
    for (const auto& line : page.blocks.at(0).lines) out.push_back(text_of(line));
    return out;
}

std::vector<std::string> pages_of(const std::string& bytes, const std::string& encoding = "auto") {
    const TemporaryFile file(bytes);
    const Dump dump = inspect(file.path, encoding);
    std::vector<std::string> out;
    std::size_t unreadable = 0;
    for (const Range& range : dump.pages)
        out.push_back(to_utf8(read_range(file.path, range), dump.encoding, unreadable));
    return out;
}

std::string utf16(const std::u16string& text, bool big_endian) {
    std::string out;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        out += big_endian ? std::string{high, low} : std::string{low, high};
    }
    return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("every kind of line end ends a line, and blank lines stay") {
    const Page page = page_of("one\r\n\r\n  two \rthree\n\u3000\nfour");
    CHECK(lines_of(page) == Texts{"one", "", "  two ", "three", "", "four"});
    CHECK(page.blocks.at(0).id == "b1");
    CHECK(page.blocks.at(0).lines.at(1).words.empty());
    CHECK(page.blocks.at(0).lines.at(2).words.size() == 1);
}

TEST_CASE("the line end at the end of the text starts no further line") {
    CHECK(lines_of(page_of("a\n")) == Texts{"a"});
    CHECK(lines_of(page_of("a\n\n")) == Texts{"a", ""});
}

TEST_CASE("an empty text is a page without blocks") { CHECK(page_of("").blocks.empty()); }

TEST_CASE("form feeds part pages, one at the end parts nothing") {
    CHECK(pages_of("one\f\ftwo\f") == Texts{"one", "", "two"});
    CHECK(pages_of("") == Texts{""});
    CHECK(pages_of("\f") == Texts{""});
}

TEST_CASE("UTF-16 is told by its mark or by its zero bytes, and only whole units are form feeds") {
    // U+0C0C and U+4E0C hold the byte of a form feed without being one.
    const std::u16string text = u"本报讯\u4E0C\u0C0C 1\n\f第二页\n";
    const Texts expected{"本报讯\u4E0C\u0C0C 1\n", "第二页\n"};
    for (const bool big_endian : {false, true}) {
        CHECK(pages_of(utf16(u"\uFEFF" + text, big_endian)) == expected);
        CHECK(pages_of(utf16(text, big_endian)) == expected);
    }
}

TEST_CASE("UTF-16 without a mark in Latin, Indian and Chinese script is told by its zero bytes on one side") {
    const std::u16string texts[]{u"The ferry left at nine.\n", u"L’été à l’école, naïve et déjà finie.\n",
                                 u"आज सुबह बंदरगाह फिर खुला है।\n", u"Сегодня утром гавань открылась.\n",
                                 u"　　一九八五年二月十五日，临川港新客运码头启用。\n"};
    for (const std::u16string& text : texts)
        for (const bool big_endian : {false, true})
            CHECK(pages_of(utf16(text, big_endian)) == pages_of(utf16(u"\uFEFF" + text, big_endian)));
}

TEST_CASE("NUL bytes do not make UTF-8 anything else") {
    const std::string nul(1, '\0'), chinese = "晚报记者从港口发来报道，渡轮今天开航。",
                                    english = "The ferry left at nine. ";
    for (const std::string& text : {chinese, english, chinese + english}) {
        std::string often, padded, parted;
        for (int i = 0; i < 20; ++i) {
            often += text.substr(0, 6) + nul + text.substr(6) + nul;
            padded += text + std::string(i % 7, '\0') + "\n";
            parted += text + nul;
        }
        for (const std::string& bytes : {often, padded, parted, text + nul, nul + text}) {
            CHECK(pages_of(bytes) == Texts{bytes});
            CHECK(pages_of("x" + bytes) == Texts{"x" + bytes});  // the other byte of each pair
        }
    }
}

TEST_CASE("a file of more NUL bytes than text is refused") {
    const TemporaryFile file("text" + std::string(100, '\0'));
    CHECK_THROWS_WITH(inspect(file.path, "auto"), Catch::Matchers::ContainsSubstring("NUL bytes"));
}

TEST_CASE("a byte order mark is no text") { CHECK(pages_of("\xEF\xBB\xBFtext") == Texts{"text"}); }

TEST_CASE("GB18030 is detected, and a name overrules detection") {
    const std::string text =
        "本报太原2月15日讯　记者从有关部门了解到，今年以来我省农业生产形势良好，农民收入继续增加。";
    const std::string bytes =
        "\xB1\xBE\xB1\xA8\xCC\xAB\xD4\xAD\x32\xD4\xC2\x31\x35\xC8\xD5\xD1\xB6\xA1\xA1\xBC\xC7\xD5\xDF\xB4\xD3\xD3\xD0"
        "\xB9\xD8\xB2\xBF\xC3\xC5\xC1\xCB\xBD\xE2\xB5\xBD\xA3\xAC\xBD\xF1\xC4\xEA\xD2\xD4\xC0\xB4\xCE\xD2\xCA\xA1\xC5"
        "\xA9\xD2\xB5\xC9\xFA\xB2\xFA\xD0\xCE\xCA\xC6\xC1\xBC\xBA\xC3\xA3\xAC\xC5\xA9\xC3\xF1\xCA\xD5\xC8\xEB\xBC\xCC"
        "\xD0\xF8\xD4\xF6\xBC\xD3\xA1\xA3";
    CHECK(pages_of(bytes) == Texts{text});
    CHECK(pages_of(bytes, "GB18030") == Texts{text});
    CHECK(pages_of("\xB1\xBE", "GBK") == Texts{"本"});
}

TEST_CASE("a few bad bytes do not make UTF-8 anything else") {
    const std::string text = "新闻报道和评论文章在报纸上发表。新闻报道和评论文章";
    CHECK(pages_of(text + "\xFF" + text) == Texts{text + "\uFFFD" + text});
}

TEST_CASE("UTF-8 with a bad sequence in every fifteen characters, or in five, is UTF-8") {
    for (const std::string line : {"新闻报道和评论文章在报纸上发表", "新闻报道和"})
        for (const std::string bad : {"\xFF", "\xE6\x9C", "\xED\xA0\x80", "\xB1"}) {
            std::string bytes;
            for (int i = 0; i < 40; ++i) bytes += line + bad;
            const TemporaryFile file(bytes);
            const Dump dump = inspect(file.path, "auto");
            CHECK(dump.encoding == "UTF-8");
            CHECK(dump.assumed);
        }
}

TEST_CASE("an encoding is assumed where neither a mark, an option nor every byte of UTF-8 says it") {
    const auto assumed = [](const std::string& bytes, const std::string& encoding = "auto") {
        return inspect(TemporaryFile(bytes).path, encoding).assumed;
    };
    CHECK_FALSE(assumed("新闻"));
    CHECK_FALSE(assumed("\xEF\xBB\xBF新闻\xFF"));
    CHECK_FALSE(assumed("新闻\xFF", "UTF-8"));
    CHECK(assumed(utf16(u"Das Schiff fährt um neun.\n", false)));
    CHECK(assumed("新闻报道\xFF"));
}

TEST_CASE("what cannot be read is counted") {
    std::size_t unreadable = 0;
    CHECK(to_utf8("a\xFFz", "UTF-8", unreadable) == "a\uFFFDz");
    CHECK(unreadable == 1);
}

TEST_CASE("characters beyond the first 65,536 stand wherever they fall in a long text") {
    // ICU converts in steps of so many UTF-16 units; two of them make one of these characters.
    std::u16string text = u"晋";
    std::string expected = "晋";
    for (int i = 0; i < 10'000; ++i) {
        text += u"\U00020BB7";
        expected += "\U00020BB7";
    }
    CHECK(pages_of(utf16(u"\uFEFF" + text, true)) == Texts{expected});
    CHECK(pages_of(utf16(u"\uFEFF " + text, true)) == Texts{" " + expected});
    CHECK(pages_of(expected) == Texts{expected});
}

TEST_CASE("a binary file is refused with a sentence that names it") {
    const TemporaryFile zeros(
        std::string("\x7F"
                    "ELF\0\0\1\2",
                    8));
    CHECK_THROWS_WITH(inspect(zeros.path, "auto"), Catch::Matchers::ContainsSubstring(zeros.path.string()) &&
                                                       Catch::Matchers::ContainsSubstring("no text"));
    const TemporaryFile controls(std::string(20, '\1') + "abc");
    CHECK_THROWS_AS(inspect(controls.path, "auto"), galley::InputError);
}

TEST_CASE("an unknown encoding and a missing file are told apart") {
    std::size_t unreadable = 0;
    CHECK_THROWS_AS(to_utf8("", "no-such-encoding", unreadable), galley::OptionError);
    CHECK_THROWS_AS(inspect("/no/such/file", "auto"), galley::IoError);
}

TEST_CASE("the survey sees sequences that a chunk cuts") {
    ByteSurvey whole;
    whole.add("\xE6\x9C");
    whole.add("\xAC");
    CHECK(whole.is_utf8());
    ByteSurvey cut;
    cut.add("\xE6\x9C");
    CHECK_FALSE(cut.is_utf8());
    ByteSurvey surrogate;
    surrogate.add("\xED\xA0\x80");
    CHECK_FALSE(surrogate.is_utf8());
    CHECK_FALSE(surrogate.is_mostly_utf8());
}
