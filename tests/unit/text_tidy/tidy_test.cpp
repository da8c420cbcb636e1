// The stage on a page.
#include "tidy.hpp"

#include <catch_test.hpp>
#include <random>

#include "galley/edit.hpp"
#include "line_scan.hpp"
#include "spacing.hpp"

using namespace galley;
using namespace galley::text_tidy;

namespace {

Page dump_page(const std::vector<std::string>& lines) {
    Page page;
    page.blocks.emplace_back().id = "b1";
    for (const std::string& text : lines) {
        Line& line = page.blocks[0].lines.emplace_back();
        if (!text.empty()) line.words.push_back({text, {}, 1.0, {}});
    }
    return page;
}

std::vector<std::string> rules(const Page& page) {
    std::vector<std::string> out;
    for (const Edit& edit : page.edits) out.push_back(edit.rule);
    return out;
}

std::string tidied(const std::string& line) { return text_of(tidy(dump_page({line}), {}).blocks[0].lines[0]); }

}  // namespace

TEST_CASE("clean text comes back as it was") {
    const Page page =
        dump_page({" 初心凝聚力量，使命催人奋进。", "", "本报记者 姚凡", "The mayor’s “plan” – it’s naïve.",
                   "Новый мост", "新しい橋が、開通した。", "서울시 예산안"});
    CHECK(tidy(page, {}) == page);
}

TEST_CASE("each change is an edit named after its rule, in order") {
    const Page page = tidy(dump_page({"共 16 户 ，ﬁ”甲“"}), {});
    CHECK(rules(page) == std::vector<std::string>{"ligature", "spacing", "quote-order"});
    CHECK(page.edits[0].before == "共 16 户 ，ﬁ”甲“");
    CHECK(text_of(page.blocks[0].lines[0]) == page.edits.back().after);
}

TEST_CASE("hyphens are judged by the next line and by the page") {
    const Page page = tidy(dump_page({"the govern-", "ment, well-", "known and well-known", "", "end-"}), {});
    CHECK(rules(page) == std::vector<std::string>{"hyphenation"});
    CHECK(text_of(page.blocks[0].lines[0]) == "the govern\u00AD");
}

TEST_CASE("a table's cells are not joined") {
    Page page = dump_page({"是 否 是 否 是 否"});
    page.blocks[0].kind = BlockKind::table;
    CHECK(tidy(page, {}) == page);
}

TEST_CASE("options switch rules off, and width folding on") {
    Settings off;
    off.letter_spacing = off.spacing = off.ligatures = false;
    const Page page = dump_page({"海 子 湾 村 ﬁ ，", "２０２３年"});
    CHECK(tidy(page, off) == page);
    off.fold_width = true;
    CHECK(text_of(tidy(page, off).blocks[0].lines[1]) == "2023年");
}

TEST_CASE("private-use characters are counted") {
    const Page page = tidy(dump_page({"甲\uE000乙\uE001", "\uF8FF"}), {});
    CHECK(unmapped_private_use(page) == 3);
    CHECK(page.edits.empty());
}

TEST_CASE("broken bytes become U+FFFD, controls go") {
    CHECK(tidied("a\xC0\x80z") == "a\uFFFD\uFFFDz");
    CHECK(tidied(std::string("a\0b", 3)) == "ab");
    CHECK(tidied("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("words with boxes keep them") {
    Page page = dump_page({"x"});
    page.blocks[0].lines[0] = {
        {0, 0, 200, 20},
        {},
        {{"负责制", {0, 0, 60, 20}, 0.9, {}}, {"，", {80, 0, 20, 20}, 0.9, {}}, {"设立", {100, 0, 40, 20}, 0.9, {}}},
        {}};
    const Page out = tidy(page, {});
    CHECK(text_of(out.blocks[0].lines[0]) == "负责制，设立");
    CHECK(out.blocks[0].lines[0].words.back().box == Box{100, 0, 40, 20});
}

namespace {

const std::vector<std::string> pieces{"海",   "子", " ",      "  ", "，", "“",      "”",       "1",      "a",
                                      "B",    "-",  "\u00AD", "ﬁ",  "Ａ", "\uE000", "e\u0301", "\u3000", "\xFF",
                                      "\xE6", "︵", "⼈",     "\t", "。", "ガ",     "ｶﾞ",      "\u202E", "한"};

std::string random_line(std::mt19937& random, std::size_t kinds) {
    std::string line;
    for (std::size_t n = random() % 12; n > 0; --n) line += pieces[random() % kinds];
    return line;
}

}  // namespace

TEST_CASE("undoing the edits gives any bytes back") {
    std::mt19937 random(20230216);
    std::size_t changed = 0;
    for (int round = 0; round < 3000; ++round) {
        const Page page = dump_page({random_line(random, pieces.size()), random_line(random, pieces.size())});
        Page out = tidy(page, {});
        changed += !out.edits.empty();
        undo_edits(out);
        out.attrs.clear();  // the count of private-use characters
        CHECK(out == page);
    }
    CHECK(changed > 1000);
}

TEST_CASE("a line without a rule's sign is one that the rule leaves alone") {
    const std::pair<std::uint32_t, std::u32string (*)(std::u32string_view)> rules[] = {
        {controls, drop_controls},
        {compatibility_forms, fold_compatibility},
        {ligatures, split_ligatures},
        {soft_hyphens, drop_soft_hyphens},
        {not_composed, to_nfc},
        {width_forms, fold_width},
        {letter_spaced, join_letter_spaced},
        {cjk_spaces, drop_cjk_spaces}};
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        const std::string line = random_line(random, 3 + random() % (pieces.size() - 2));
        const std::u32string text = decode_utf8(line);
        CAPTURE(line);
        for (const auto& [sign, rule] : rules)
            if (!(signs_of(line) & sign)) CHECK(rule(text) == text);
    }
}
