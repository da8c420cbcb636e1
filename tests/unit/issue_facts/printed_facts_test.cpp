#include "printed_facts.hpp"

#include <catch_test.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "galley/facts.hpp"
#include "galley/json.hpp"

using namespace galley;
using namespace galley::issue_facts;

namespace {

language::Profile profile(const std::string& name) {
    std::ifstream file(std::string(CONFIG_DIR) + "/profiles/" + name + ".json");
    return language::parse_profile(std::string(std::istreambuf_iterator<char>(file), {}), name);
}

const language::DateReader& dates() {
    static const language::DateReader reader({"zh", "zh-Hant", "en", "de", "ja", "ko", "fr", "es", "ru"});
    return reader;
}

struct Printed {
    std::string text;
    Box box;
    BlockKind kind = BlockKind::furniture;
};

/// A page of 2000 by 3000 pixels; each line is a block.
Page page_of(const std::vector<Printed>& lines) {
    Page page;
    page.width = 2000, page.height = 3000;
    for (const Printed& line : lines) {
        Block block;
        block.id = "b" + std::to_string(page.blocks.size() + 1);
        block.kind = line.kind, block.box = line.box;
        block.lines.push_back({line.box, {}, {{line.text, line.box, 1, {}}}, {}});
        page.blocks.push_back(block);
    }
    return page;
}

Page dump_of(const std::vector<std::string>& lines) {
    Page page;
    Block block;
    block.id = "b1";
    for (const std::string& text : lines) block.lines.push_back({{}, {}, {{text, {}, 1, {}}}, {}});
    page.blocks.push_back(block);
    return page;
}

std::string fact(const Page& page, const char* language, const char* name) {
    const auto facts = printed_facts(page, profile(language), dates());
    const Fact* found = find_fact(facts, name);
    return found == nullptr ? "" : found->value;
}

const Box folio_left{100, 60, 120, 50}, folio_next{300, 60, 260, 60}, folio_mid{700, 60, 300, 60},
    folio_right{1500, 70, 350, 36};

}  // namespace

TEST_CASE("a folio line tells label, section, title and date") {
    const Page zh = page_of({{"第3版", folio_left},
                             {"综合新闻", folio_next},
                             {"临江日报", folio_mid},
                             {"2026年11月16日 星期一", folio_right}});
    CHECK(fact(zh, "zh", "label") == "第3版");
    CHECK(fact(zh, "zh", "section") == "综合新闻");
    CHECK(fact(zh, "zh", "title") == "临江日报");
    CHECK(fact(zh, "zh", "date") == "2026-11-16");
    const Page en = page_of({{"B4", folio_left},
                             {"City & County", folio_next},
                             {"The Oxley Times", folio_mid},
                             {"Friday, 4 May 1956", folio_right}});
    CHECK(fact(en, "en", "label") == "B4");
    CHECK(fact(en, "en", "section") == "City & County");
    CHECK(fact(en, "en", "title") == "The Oxley Times");
    CHECK(fact(en, "en", "date") == "1956-05-04");
    const Page de =
        page_of({{"Nr. 267 / Seite 4", folio_left}, {"Lokales", folio_next}, {"Hohenauer Tageblatt", folio_mid}});
    CHECK(fact(de, "de", "label") == "Seite 4");
    CHECK(fact(de, "de", "number") == "267");
    CHECK(fact(de, "de", "section") == "Lokales");
    CHECK(fact(de, "de", "title") == "Hohenauer Tageblatt");
    const Page ja = page_of(
        {{"（3）", folio_left}, {"地域", folio_next}, {"東海新報", folio_mid}, {"令和8年11月5日（木）", folio_right}});
    CHECK(fact(ja, "ja", "label") == "(3)");
    CHECK(fact(ja, "ja", "title") == "東海新報");
    CHECK(fact(ja, "ja", "date") == "2026-11-05");
    const Page four = page_of({{"Page Four", folio_left}});
    CHECK(fact(four, "en", "label") == "Page Four");
}

TEST_CASE("a folio that was found as one line is parted by its gaps") {
    Page page = page_of({{"", {100, 60, 1700, 50}}});
    page.blocks[0].lines[0].words = {{"A7", {100, 60, 80, 50}, 1, {}},
                                     {"体育", {400, 60, 100, 50}, 1, {}},
                                     {"望海晚报", {800, 60, 200, 50}, 1, {}},
                                     {"2026-11-04", {1400, 60, 200, 50}, 1, {}},
                                     {"星期三", {1640, 60, 120, 50}, 1, {}}};
    CHECK(fact(page, "zh", "label") == "A7");
    CHECK(fact(page, "zh", "section") == "体育");
    CHECK(fact(page, "zh", "title") == "望海晚报");
    CHECK(fact(page, "zh", "date") == "2026-11-04");
    const auto facts = printed_facts(page, profile("zh"), dates());
    CHECK(attr<int>(find_fact(facts, "label")->attrs, "number") == 7);
    CHECK(attr<std::string>(find_fact(facts, "label")->attrs, "letters") == "A");
    CHECK(find_fact(facts, "date")->source == Source{0, "b1", 0, 1, {}});
    CHECK(find_fact(facts, "date")->confidence > 0.9);
}

TEST_CASE("a masthead tells title, number and date, and its ears tell nothing") {
    const Page page = page_of({{"临江日报", {600, 80, 800, 200}, BlockKind::heading},
                               {"中共临江市委机关报", {1500, 80, 380, 30}},
                               {"创刊于1949年5月1日", {1500, 120, 380, 30}},
                               {"二〇二六年十月二十二日 星期四", {100, 330, 500, 34}},
                               {"总第8137号 今日16版", {800, 330, 500, 34}},
                               {"零售价：1.50元", {1600, 330, 300, 34}}});
    CHECK(fact(page, "zh", "title") == "临江日报");
    CHECK(fact(page, "zh", "number") == "8137");
    CHECK(fact(page, "zh", "date") == "2026-10-22");
    CHECK(fact(page, "zh", "label").empty());
    CHECK(fact(page, "zh", "section").empty());
}

TEST_CASE("a name that no pattern knows is the masthead when it towers over the date") {
    const Page page = page_of({{"SPECTATORIUM", {400, 80, 1200, 200}, BlockKind::heading},
                               {"Tuesday, November 17, 2026", {100, 330, 500, 34}}});
    CHECK(fact(page, "en", "title") == "SPECTATORIUM");
    const Page plain = page_of({{"Council votes to raise dam", {400, 80, 1200, 60}, BlockKind::heading},
                                {"Tuesday, November 17, 2026", {100, 330, 500, 34}}});
    CHECK(fact(plain, "en", "title").empty());
}

TEST_CASE("dates in texts, adverts and captions are not the issue's") {
    const Box top{100, 400, 900, 40}, middle{100, 1500, 900, 40};
    for (const Printed& line : std::vector<Printed>{
             {"北京2026年2月16日电，记者昨日获悉", top, BlockKind::text},
             {"报名截止2026年2月16日", top, BlockKind::text},
             {"2026年2月16日 星期一", middle, BlockKind::text},
             {"2026年2月16日 星期一", top, BlockKind::advert},
             {"2026年2月16日 星期一", top, BlockKind::caption},
             {"2026年2月30日 星期一", folio_right, BlockKind::furniture},
             {"创办于2006年2月16日", folio_right, BlockKind::furniture},
         })
        CHECK(fact(page_of({line}), "zh", "date").empty());
    CHECK(
        fact(page_of({{"WEXBRIDGE, Nov. 17, 2026 — The council met on", top, BlockKind::text}}), "en", "date").empty());
}

TEST_CASE("numbers in the middle of a page are no labels") {
    CHECK(fact(page_of({{"12", {900, 1500, 60, 40}}}), "zh", "label").empty());
    CHECK(fact(page_of({{"12", {900, 60, 60, 40}}}), "zh", "label") == "12");
    CHECK(fact(page_of({{"0", {900, 60, 60, 40}}}), "zh", "label").empty());
    CHECK(fact(page_of({{"999", {900, 60, 60, 40}}}), "zh", "label").empty());
    CHECK(fact(page_of({{"今日12版", {900, 60, 200, 40}}}), "zh", "label").empty());
}

TEST_CASE("dates that a narrow box breaks are joined") {
    Page page = page_of({{"", {1700, 700, 200, 400}}});
    page.blocks[0].lines = {{{1700, 700, 200, 40}, {}, {{"二〇二六年十月二", {1700, 700, 200, 40}, 1, {}}}, {}},
                            {{1700, 745, 200, 40}, {}, {{"十二日 星期四", {1700, 745, 200, 40}, 1, {}}}, {}}};
    CHECK(fact(page, "zh", "date") == "2026-10-22");
}

TEST_CASE("a dump's folio is known by its lines alone") {
    const Page page = dump_of({"2026年2月16日 星期一", "第3版 要闻", "", "水库水位回升",
                               "本报讯 记者昨日从市水务局获悉，2026年2月14日起水位回升。", "12"});
    CHECK(fact(page, "zh", "date") == "2026-02-16");
    CHECK(fact(page, "zh", "label") == "第3版");
    CHECK(fact(dump_of({"水库水位回升", "2026年2月14日起，全市水位回升。"}), "zh", "date").empty());
    CHECK(printed_facts(dump_of({}), profile("zh"), dates()).empty());
    CHECK(printed_facts(dump_of({"。"}), profile("en"), dates()).empty());
}

TEST_CASE("mastheads of old print are read from right to left where nothing is said from left to right") {
    const Page page = page_of({{"報時國民", {500, 40, 600, 140}, BlockKind::furniture},
                               {"日一十月十年四廿國民", {1100, 200, 300, 30}},
                               {"厘六分三洋大份每", {100, 200, 240, 30}},
                               {"號八十四百七千一萬二第", {600, 200, 330, 30}}});
    CHECK(fact(page, "zh-hant", "title") == "民國時報");
    CHECK(fact(page, "zh-hant", "date") == "1935-10-11");
    CHECK(fact(page, "zh", "title").empty());  // no old print
    const Page pieces = page_of({{"報時國", {300, 40, 450, 140}, BlockKind::furniture},
                                 {"國民", {750, 40, 300, 140}, BlockKind::furniture},
                                 {"厘六分三洋大份每", {100, 200, 240, 30}},
                                 {"號八十四百七千一萬二第", {600, 200, 330, 30}},
                                 {"寄即索函例刊告廣", {1500, 200, 240, 30}}});
    CHECK(fact(pieces, "zh-hant", "title").empty());  // half a name is none
    const Page small = page_of({{"報導員許家聲", {500, 40, 200, 30}}, {"厘六分三洋大份每", {100, 200, 240, 30}}});
    CHECK(fact(small, "zh-hant", "title").empty());
}

TEST_CASE("a folio with a day that no calendar has keeps its label and has no date") {
    for (const char* impossible : {"2026年2月30日 星期一", "2026年13月1日", "二〇二六年零月五日", "2026-02-31"}) {
        INFO(impossible);
        const Page page = dump_of({impossible, "第3版 要闻", "", "水库水位回升"});
        CHECK(fact(page, "zh", "date").empty());
        CHECK(fact(page, "zh", "label") == "第3版");
    }
    CHECK(fact(dump_of({"Monday, February 30, 2026", "Page 3", "", "Council votes"}), "en", "date").empty());
}

TEST_CASE("a title that a file gives itself is read") {
    const auto facts = told_facts("人民日报 2026年02月16日 03版", profile("zh"), dates());
    REQUIRE(find_fact(facts, "title") != nullptr);
    CHECK(find_fact(facts, "title")->value == "人民日报");
    CHECK(find_fact(facts, "date")->value == "2026-02-16");
    CHECK(find_fact(facts, "label")->value == "03版");
    CHECK_FALSE(find_fact(facts, "title")->source);
    CHECK(told_facts("Microsoft Word - 2.doc", profile("en"), dates()).empty());
    CHECK(told_facts("", profile("en"), dates()).empty());
}

TEST_CASE("folios of French, Spanish, Russian and Korean newspapers") {
    const Page fr = page_of({{"Page 3", folio_left},
                             {"Culture", folio_next},
                             {"Le Courrier de Ploumel", folio_mid},
                             {"Lundi 16 février 2026 – N° 24 512", folio_right}});
    CHECK(fact(fr, "fr", "label") == "Page 3");
    CHECK(fact(fr, "fr", "section") == "Culture");
    CHECK(fact(fr, "fr", "title") == "Le Courrier de Ploumel");
    CHECK(fact(fr, "fr", "date") == "2026-02-16");
    const Page es = page_of({{"Pág. 12", folio_left},
                             {"Economía", folio_next},
                             {"El Heraldo de Villaclara", folio_mid},
                             {"Lunes, 16 de febrero de 2026", folio_right}});
    CHECK(fact(es, "es", "label") == "Pág. 12");
    CHECK(fact(es, "es", "section") == "Economía");
    CHECK(fact(es, "es", "title") == "El Heraldo de Villaclara");
    CHECK(fact(es, "es", "date") == "2026-02-16");
    const Page ru = page_of({{"5 стр.", folio_left},
                             {"Культура", folio_next},
                             {"Озёрские вести", folio_mid},
                             {"16 февраля 2026 года", folio_right}});
    CHECK(fact(ru, "ru", "label") == "5 стр.");
    CHECK(fact(ru, "ru", "section") == "Культура");
    CHECK(fact(ru, "ru", "title") == "Озёрские вести");
    CHECK(fact(ru, "ru", "date") == "2026-02-16");
    const Page ko = page_of(
        {{"12면", folio_left}, {"문화", folio_next}, {"강변일보", folio_mid}, {"2026년 2월 16일 월요일", folio_right}});
    CHECK(fact(ko, "ko", "label") == "12면");
    CHECK(fact(ko, "ko", "section") == "문화");
    CHECK(fact(ko, "ko", "title") == "강변일보");
    CHECK(fact(ko, "ko", "date") == "2026-02-16");
}
