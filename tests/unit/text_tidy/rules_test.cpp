// One rule at a time: text in, text out.
#include <catch_test.hpp>

#include "galley/utf8.hpp"
#include "glyphs.hpp"
#include "hyphenation.hpp"
#include "quotes.hpp"
#include "settings.hpp"
#include "spacing.hpp"

using namespace galley;
using namespace galley::text_tidy;

namespace {

using Rule = std::u32string (*)(std::u32string_view);

std::string after(Rule rule, std::string_view text) { return encode_utf8(rule(decode_utf8(text))); }

std::string turned(std::string_view text, bool open = false) {
    return encode_utf8(turn_quotes(decode_utf8(text), open));
}

std::string softened(std::string_view line, std::string_view next, const HyphenWords& words = {}) {
    return encode_utf8(soften_hyphen(decode_utf8(line), decode_utf8(next), words));
}

}  // namespace

TEST_CASE("letter-spaced text is joined") {
    const auto join = [](std::string_view text) { return after(join_letter_spaced, text); };
    CHECK(join("海 子 湾 村 以 网 格 化 管 理 为 抓") == "海子湾村以网格化管理为抓");
    CHECK(join(" 编 者 按") == " 编者按");
    CHECK(join("棚 流 转 工 作 ，实 现 村 集 体 经 济 增") == "棚流转工作，实现村集体经济增");
    CHECK(join("2 月 1 4 日 ， 现 场 签 约 6 7 个") == "2月14日，现场签约67个");
    CHECK(join("本 报 记 者   姚 凡") == "本报记者 姚凡");
    CHECK(join("S P E C I A L   R E P O R T") == "SPECIAL REPORT");
    CHECK(join("a S P E C I A L report") == "aSPECIAL report");
    CHECK(join("С Р О Ч Н О") == "СРОЧНО");
}

TEST_CASE("short words and separators are no letter-spacing") {
    const auto join = [](std::string_view text) { return after(join_letter_spaced, text); };
    for (const std::string_view text : {"姚 凡", "本报记者 李 明 摄", "凝心聚力促发展 砥砺奋进新征程", "A B C",
                                        "1 2 3 4 5 6 7 8", "I am a man", "", " ", "记者 姚凡 摄", "Vitamins A B C D"})
        CHECK(join(text) == text);
}

TEST_CASE("spaces that print does not show go") {
    const auto drop = [](std::string_view text) { return after(drop_cjk_spaces, text); };
    CHECK(drop("新建游园绿地 10 个，增设") == "新建游园绿地10个，增设");
    CHECK(drop(" 本报太原 2月 15 日讯") == " 本报太原2月15日讯");
    CHECK(drop("长负责制 ，设立") == "长负责制，设立");
    CHECK(drop("（ 记者姚凡 ）近日") == "（记者姚凡）近日");
    CHECK(drop("反诈中心 App 上线") == "反诈中心App上线");
    CHECK(drop("增长 67.6% 的企业") == "增长67.6%的企业");
    CHECK(drop("他说 ：“ 好 ”") == "他说：“好”");
    CHECK(drop("到“ 2026年 ”为止") == "到“2026年”为止");
    CHECK(drop("3 · 15晚会") == "3·15晚会");
    CHECK(drop("气温30 ℃，100 ㎡") == "气温30℃，100㎡");
    CHECK(drop("他说… …") == "他说……");
}

TEST_CASE("spaces that print shows stay") {
    const auto drop = [](std::string_view text) { return after(drop_cjk_spaces, text); };
    for (const std::string_view text :
         {"凝心聚力促发展 砥砺奋进新征程", "本报记者 姚凡", "姚凡 摄", "App。 本报记者", " 县区动态", "要闻　3",
          "要闻  3", "10 people came", "the “big” one", "he said “ no ”", "서울 2023 봄", "末尾 ", "3 · 15", "30 ℃",
          "and … …", "文化 · 体育", "他说 …"})
        CHECK(drop(text) == text);
}

TEST_CASE("wrong-order quotes are turned") {
    CHECK(turned("争做空巢老人的”小棉袄“") == "争做空巢老人的“小棉袄”");
    CHECK(turned("””小棉袄““") == "““小棉袄””");
    CHECK(turned("He said ”no“ again") == "He said “no” again");
    CHECK(turned("：”好“，他说") == "：“好”，他说");
}

TEST_CASE("quotes that are right, or could be, stay") {
    for (const std::string_view text :
         {"“一盘棋”思想", "目标”，建设“新型", "”“", "„Wort“ und „Satz“", "他说：“好", "好。”", "”"})
        CHECK(turned(text) == text);
    CHECK(turned("”目标“。", true) == "”目标“。");
}

TEST_CASE("whether a quote is open is carried from line to line") {
    bool open = false;
    turn_quotes(U"他说：“太原市正", open);
    CHECK(open);
    turn_quotes(U"沃土。”", open);
    CHECK_FALSE(open);
}

TEST_CASE("the hyphen of a broken word becomes soft") {
    CHECK(softened("the govern-", "ment of") == "the govern\u00AD");
    CHECK(softened("die Regie\u2010", "rung") == "die Regie\u00AD");
    CHECK(softened("прави-", "тельство") == "прави\u00AD");
}

TEST_CASE("a hyphen that belongs to the word stays") {
    HyphenWords words;
    words.after_hanging = {U"und"};
    words.compound_first = {U"fifty"};
    collect_compounds(U"a Well-known man", words.compounds);
    CHECK(softened("well-", "known", words) == "well-");
    CHECK(softened("Vor-", "und Nachteile", words) == "Vor-");
    CHECK(softened("Fifty-", "one people", words) == "Fifty-");
    CHECK(softened("Jean-", "Paul") == "Jean-");
    CHECK(softened("2022-", "23") == "2022-");
    CHECK(softened("govern-", "") == "govern-");
    CHECK(softened("-", "ment") == "-");
    CHECK(softened("", "ment") == "");
}

TEST_CASE("odd characters become what is printed") {
    CHECK(after(split_ligatures, "ﬁnd the oﬃce, ﬂat") == "find the office, flat");
    CHECK(after(drop_soft_hyphens, "go\u00ADvern\u00ADment") == "government");
    CHECK(after(drop_soft_hyphens, "govern\u00AD") == "govern\u00AD");
    CHECK(after(fold_compatibility, "︵一︶﹁二﹂︽三︾︐︒︓︙︱") == "（一）「二」《三》，。：…—");
    CHECK(after(fold_compatibility, "⼈⺠⺀") == "人民⺀");  // ⺀ stands for no ideograph
    CHECK(after(fold_compatibility, "﹐﹑﹒﹔") == "，、．；");
    CHECK(after(fold_width, "ＡＢ１２％，。！（）ｶﾞｷﾞ") == "AB12%，。！（）ガギ");
    CHECK(after(to_nfc, "Beyonce \u0301") == "Beyoncé");
    CHECK(after(to_nfc, "e\u0301 \u304B\u3099 \uF900") == "é が 豈");
    CHECK(after(drop_controls, std::string_view("a\0b\x01"
                                                "c\td\u202Ee\uFEFF",
                                                15)) == "abc\tde");
}

TEST_CASE("private-use characters are mapped by the option") {
    Options options{};
    options.private_use = {{"U+E5E5", "　"}, {"\uE000", "ff"}};
    const Settings settings = settings_of(options);
    CHECK(encode_utf8(map_private_use(U"甲\uE5E5乙\uE000\uE001", settings.private_use)) == "甲　乙ff\uE001");
    options.private_use = {{"U+4E00", "x"}};
    CHECK_THROWS_WITH(settings_of(options), Catch::Matchers::ContainsSubstring("no private-use character"));
    options.private_use = {{"U+E00G", "x"}};
    CHECK_THROWS_AS(settings_of(options), OptionError);
}
