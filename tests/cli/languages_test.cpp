// Languages in the text pipeline: one is added as a file, pages of several, profiles at fault and in the wrong place.
#include <unicode/unistr.h>

#include <algorithm>
#include <catch_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// The profile that docs/languages.md shows: the page's first block of JSON.
std::string shown_profile() {
    const std::string page = read_file(DOCS_DIR "/languages.md");
    const auto begin = page.find("```json") + 7;
    return page.substr(begin, page.find("```", begin) - begin);
}

const std::string vietnamese =
    "Khánh thành cây cầu mới\nqua sông Hương\nNguyễn Thị Mai\n\n"
    "(TTXVN) - Sáng ngày hôm qua, cây cầu mới\nbắc qua sông Hương đã được khánh thành\nsau ba năm xây dựng, người dân "
    "hai bên\n"
    "bờ sông rất vui mừng.\n\nCây cầu dài hai trăm mét và có bốn làn\nxe, được xây bằng tiền của thành phố.\n";

json read(const Folder& folder, const std::string& bytes, const std::string& more) {
    const Ended ended = galley("run -q -j 1 " TEXT_PIPELINE " " + folder.file("in/dump.txt", bytes) + " -o " +
                               folder / "out" + " " + more);
    INFO(ended.err);
    CHECK(ended.code == 0);
    return json::parse(read_file(folder / "out/dump/document.json"));
}

std::string without_spaces(std::string text) {
    const auto is_white = [](char c) { return c == ' ' || c == '\n'; };
    text.erase(std::remove_if(text.begin(), text.end(), is_white), text.end());
    return text;
}

/// Every text of articles and of what no article claims.
std::size_t characters_of(const json& document) {
    std::size_t out = 0;
    const auto add = [&](const json& text) {
        if (text.is_string()) out += without_spaces(text.get<std::string>()).size();
    };
    for (const json& a : document["articles"]) {
        for (const char* head : {"section", "kicker", "headline", "subtitle"}) add(a[head]);
        for (const char* list : {"paragraphs", "captions"})
            for (const json& part : a[list]) add(part["text"]);
    }
    for (const json& part : document["unassigned"]) add(part["text"]);
    return out;
}

std::string converted(const std::string& utf8, const char* encoding) {
    const auto text = icu::UnicodeString::fromUTF8(utf8);
    std::string out(static_cast<std::size_t>(text.extract(0, text.length(), nullptr, 0, encoding)), '\0');
    text.extract(0, text.length(), out.data(), static_cast<std::uint32_t>(out.size()), encoding);
    return out;
}

}  // namespace

TEST_CASE("a language is added by a profile file, and by nothing else") {
    const Folder folder;
    const std::string profile = folder.file("vi.json", shown_profile());
    for (const std::string& option :
         {"articles.newspaper.profile=" + profile, "articles.newspaper.languages=en,fr," + profile + ",zh"}) {
        INFO(option);
        const json document = read(folder, vietnamese, "--set " + option);
        REQUIRE(document["articles"].size() == 1);
        const json& article = document["articles"][0];
        CHECK(article["headline"] == "Khánh thành cây cầu mới");
        CHECK(article["byline"] == "Nguyễn Thị Mai");
        CHECK(article["dateline"] == "(TTXVN)");
        CHECK_THAT(article["paragraphs"][0]["text"].get<std::string>(),
                   ContainsSubstring("đã được khánh thành sau ba năm"));
    }
}

TEST_CASE("a profile beside the pipeline is found by its name") {
    const Folder folder;
    folder.file("profiles/vi.json", shown_profile());
    const std::string chain = folder.file("p.json", R"({"galley": 1, "stages": [{"use": "read.text"},
        {"use": "articles.newspaper", "options": {"profile": "vi"}}, {"use": "write.json"}]})");
    const Ended ended =
        galley("run -q -j 1 " + chain + " " + folder.file("in/dump.txt", vietnamese) + " -o " + folder / "out");
    REQUIRE(ended.code == 0);
    CHECK(json::parse(read_file(folder / "out/dump/document.json"))["articles"][0]["byline"] == "Nguyễn Thị Mai");
}

TEST_CASE("a profile with a bad pattern is refused before a page is read, with the pattern's place") {
    const Folder folder;
    std::string bad = shown_profile();
    bad.replace(bad.find("(?<byline>"), 10, "(?<byline>(");
    const std::string profile = folder.file("bad.json", bad);
    for (const std::string& option :
         {"articles.newspaper.profile=" + profile, "articles.newspaper.languages=en," + profile}) {
        const Ended ended = galley("run -j 1 " TEXT_PIPELINE " " + folder.file("in/dump.txt", vietnamese) + " -o " +
                                   folder / "out" + " --set " + option);
        CHECK(ended.code != 0);
        CHECK_THAT(ended.err, ContainsSubstring("bad.json") && ContainsSubstring("patterns/byline/0"));
    }
}

TEST_CASE("pages of several languages are each read in their own") {
    const Folder folder;
    const std::string chinese =
        "临川港新客运码头明日启用\n\n清晨六点，最后一批座椅被吊装进\n候船大厅。工人们擦净玻璃幕墙上的水\n渍，远处的灯塔"
        "在雾里一明一暗。\n";
    const std::string english =
        "Council votes to raise the dam\n\nThe town council voted on Tuesday night\nto raise the dam by nine feet, "
        "ending a\n"
        "debate that has divided the valley since\nthe reservoir fell to a quarter of what\nit was.\n";
    const json document = read(folder, chinese + "\f" + english + "\f" + vietnamese, "");
    REQUIRE(document["articles"].size() == 3);
    CHECK_THAT(document["articles"][0]["paragraphs"][0]["text"].get<std::string>(),
               ContainsSubstring("吊装进候船大厅"));
    CHECK_THAT(document["articles"][1]["paragraphs"][0]["text"].get<std::string>(),
               ContainsSubstring("Tuesday night to raise"));
}

TEST_CASE("a profile of another language loses no text") {
    const Folder folder;
    const std::string mixed =
        "今日凌晨，港口恢复通航\n\n" + vietnamese +
        "\n부산항에서 처리한 컨테이너가 가장 많았다고\n항만공사가 10일 밝혔다.\n\nПлощадь открыта с мая\n\nاقاهرة\n";
    for (const char* name : {"zh", "en", "de", "ja", "ko", "fr", "es", "ru", "ar", "he", "other"}) {
        INFO(name);
        const json document = read(folder, mixed, std::string("--set articles.newspaper.profile=") + name);
        std::size_t printed = 0;
        for (const json& block : document["pages"][0]["blocks"])
            for (const json& line : block["lines"]) printed += without_spaces(line["text"]).size();
        CHECK(characters_of(document) >= printed - std::string("Nguyễn Thị Mai").size());
    }
}

TEST_CASE("dumps of one character, without marks, and in the encodings of their countries") {
    const Folder folder;
    for (const char* one : {"字", "a", "ш", "서", "ا", "。"}) CHECK(read(folder, one, "")["pages"].size() == 1);
    std::string plain;
    for (int i = 0; i < 200; ++i) plain += "слова без знаков идут одно за другим\n";
    CHECK(read(folder, plain, "")["pages"][0]["blocks"][0]["lines"].size() >= 200);
    const auto comes_back = [&](const std::string& text, const char* encoding) {
        std::string much;
        for (int i = 0; i < 20; ++i) much += text + "\n";
        return read(folder, converted(much, encoding), "").dump().find(text) != std::string::npos;
    };
    CHECK(comes_back("부산항에서 처리한 컨테이너가 지난달 가장 많았다고 항만공사가 밝혔다.", "EUC-KR"));
    CHECK(comes_back("Площадь открыта с мая, и осенью город её расширит, сообщил мэр.", "KOI8-R"));
    CHECK(comes_back("Площадь открыта с мая, и осенью город её расширит, сообщил мэр.", "windows-1251"));
    CHECK(comes_back("広場が開かれてから、訪れる人はさらに増えたという。", "Shift_JIS"));
    CHECK(comes_back("La mairie a rouvert hier la bibliothèque où l'été dernier l'eau était entrée.", "windows-1252"));
}
