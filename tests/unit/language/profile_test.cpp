#include <catch_test.hpp>

#include "galley/error.hpp"
#include "galley/utf8.hpp"
#include "profiles.hpp"

using namespace galley;
using namespace galley::language;

namespace {

const std::string minimal = R"x("galley_profile": 1, "language": "xx", "joining": "words", "final": ".", "clause": ",",
                               "lead_in": ":", "openers": "(", "closers": ")")x";

std::string message_of(const std::string& json) {
    try {
        parse_profile(json, "xx.json");
    } catch (const ResourceError& error) {
        return error.what();
    }
    return "no error";
}

std::string group(const Patterns& patterns, const std::u32string& text, const char* name) {
    const auto match = patterns.find(text);
    return match ? encode_utf8(match->group(name)) : "no match";
}

}  // namespace

TEST_CASE("a profile at fault is refused with its name and the member") {
    CHECK_THAT(message_of("{"),
               Catch::Matchers::ContainsSubstring("profile xx.json") && Catch::Matchers::ContainsSubstring("no JSON"));
    CHECK_THAT(message_of("[]"), Catch::Matchers::ContainsSubstring("\"galley_profile\": 1"));
    CHECK_THAT(message_of(R"({"galley_profile": "1"})"), Catch::Matchers::ContainsSubstring("\"galley_profile\": 1"));
    CHECK_THAT(message_of(R"({"galley_profile": 1})"),
               Catch::Matchers::ContainsSubstring("\"language\" must be a text"));
    CHECK_THAT(message_of("{" + minimal + R"(, "indent": "two"})"), Catch::Matchers::ContainsSubstring("\"indent\""));
    CHECK_THAT(message_of("{" + minimal + R"x(, "patterns": {"byline": ["("]}})x"),
               Catch::Matchers::ContainsSubstring("patterns/byline/0 is no regular expression"));
    CHECK_THAT(message_of("{" + minimal + R"x(, "patterns": {"byline": ["a", "^%A%b"]}, "words": {"A": "[a"}})x"),
               Catch::Matchers::ContainsSubstring("patterns/byline/1 is no regular expression (words/A in it: "));
    CHECK_THAT(message_of("{" + minimal + R"x(, "patterns": {"bylines": ["a"]}})x"),
               Catch::Matchers::ContainsSubstring("patterns/bylines is no list") &&
                   Catch::Matchers::ContainsSubstring("byline_end, credit"));
    CHECK_THAT(message_of("{" + minimal + R"x(, "patterns": []})x"),
               Catch::Matchers::ContainsSubstring("\"patterns\""));
    CHECK_THAT(message_of("{" + minimal + R"x(, "scripts": ["Latn", "Klingon"]})x"),
               Catch::Matchers::ContainsSubstring("scripts names Klingon"));
    CHECK_THAT(message_of("{" + minimal + R"x(, "scripts": "Latin"})x"),
               Catch::Matchers::ContainsSubstring("\"scripts\" must be a list"));
    CHECK(message_of("{" + minimal + "}") == "no error");
}

TEST_CASE("patterns that wait until they are used are refused then, with their place") {
    const std::string json = "{" + minimal + R"x(, "patterns": {"byline": ["a("], "credit": ["b"]}})x";
    const Profile xx = parse_profile(json, "xx.json", Compile::on_use);
    CHECK(xx.credit.matches(U"b"));
    CHECK_THROWS_WITH(xx.byline.matches(U"a"), Catch::Matchers::ContainsSubstring(
                                                   "profile xx.json: patterns/byline/0 is no regular expression"));
}

TEST_CASE("words stand for parts of expressions, also inside other words") {
    const Profile xx = parse_profile("{" + minimal + R"x(, "words": {"A": "a+", "B": "%A%b"},
                                     "patterns": {"byline": ["^(?<byline>%B%)$"]}})x",
                                     "xx");
    CHECK(group(xx.byline, U"aab", "byline") == "aab");
    CHECK_FALSE(xx.byline.matches(U"ab c"));
}

TEST_CASE("datelines and the bylines in them") {
    const auto& zh = profile("zh");
    CHECK(group(zh.dateline, U"本报临川3月9日讯（记者 许家声）记者从", "dateline") == "本报临川3月9日讯");
    CHECK(group(zh.dateline, U"本报临川3月9日讯（记者 许家声）记者从", "byline") == "记者 许家声");
    CHECK(group(zh.dateline, U"本报讯（通讯员 李维 记者 吴桐）昨日", "byline") == "通讯员 李维 记者 吴桐");
    CHECK(group(zh.dateline, U"新华社临川三月九日电 今天", "dateline") == "新华社临川三月九日电");
    CHECK_FALSE(zh.dateline.matches(U"去年3月9日，该县召开会议"));
    CHECK(group(profile("en").dateline, U"PORT ALDER, March 9 — The line", "dateline") == "PORT ALDER, March 9");
    CHECK_FALSE(profile("en").dateline.matches(U"The line through the gorge"));
    const auto& hant = profile("zh-hant");
    CHECK(group(hant.dateline, U"（臨川廿二日路透電）據消息、", "dateline") == "（臨川廿二日路透電）");
    CHECK(group(hant.dateline, U"〔記者李維／臨川報導〕昨天", "dateline") == "〔記者李維／臨川報導〕");
    CHECK_FALSE(hant.dateline.matches(U"本月廿二日、該縣召開會議"));
    CHECK(group(profile("de").dateline, U"Zürich, 5. März (dpa). Der Rat", "dateline") == "Zürich, 5. März (dpa)");
}

TEST_CASE("bylines on their own lines") {
    const auto& zh = profile("zh");
    CHECK(group(zh.byline, U"本报记者 周明远 通讯员 何秋实", "byline") == "本报记者 周明远 通讯员 何秋实");
    CHECK(group(zh.byline, U"□ 沈若兰", "byline") == "沈若兰");
    CHECK_FALSE(zh.byline.matches(U"记者节走进校园活动昨日在市图书馆举行并向学生赠书"));
    CHECK(group(profile("en").byline, U"By Margaret Holloway and Tom Ash", "byline") ==
          "By Margaret Holloway and Tom Ash");
    CHECK_FALSE(profile("en").byline.matches(U"By the end of the year the dam will stand"));
    CHECK(group(profile("de").byline, U"Von Anna Keller", "byline") == "Von Anna Keller");
}

TEST_CASE("credits at the end of captions") {
    const auto& zh = profile("zh");
    CHECK(group(zh.credit, U"工人在包装花卉。本报记者 江晓晴 摄", "credit") == "本报记者 江晓晴 摄");
    CHECK(group(zh.credit, U"学生采收菠菜。江晓晴 摄", "credit") == "江晓晴 摄");
    CHECK(group(zh.credit, U"黄一鸣 摄", "credit") == "黄一鸣 摄");
    CHECK_FALSE(zh.credit.matches(U"他们在海边拍摄"));
    CHECK(group(profile("en").credit, U"The dam at dawn. Photo by Peter Lindqvist", "credit") ==
          "Photo by Peter Lindqvist");
}

TEST_CASE("what newspapers of other languages print") {
    const auto& ko = profile("ko");
    CHECK(group(ko.byline, U"김도현 기자 dohyun@hangang.example", "byline") == "김도현 기자 dohyun@hangang.example");
    CHECK(group(ko.byline, U"글·사진 한지민 기자", "byline") == "글·사진 한지민 기자");
    CHECK(group(ko.dateline, U"[도쿄=이수진 특파원] 일본", "byline") == "이수진 특파원");
    CHECK(group(ko.dateline, U"(부산=연합뉴스) 지난달", "dateline") == "(부산=연합뉴스)");
    CHECK(group(ko.jump_to, U"▶3면에 계속", "page") == "3");
    CHECK(ko.credit.matches(U"아이들이 책을 고르고 있다. 농업기술원 제공"));
    CHECK(ko.furniture.matches(U"2026년 2월 16일 월요일"));
    const auto& fr = profile("fr");
    CHECK(group(fr.byline, U"Par Hélène Kerdoncuff", "byline") == "Par Hélène Kerdoncuff");
    CHECK(group(fr.byline, U"De notre correspondante à Rome, Anne Roux", "byline") ==
          "De notre correspondante à Rome, Anne Roux");
    CHECK_FALSE(fr.byline.matches(U"Par ailleurs, le conseil a voté le budget"));
    CHECK(group(fr.dateline, U"MENDE (Lozère). — Un incendie", "dateline") == "MENDE (Lozère)");
    CHECK_FALSE(fr.dateline.matches(U"Le maire - un médecin - a refusé"));
    CHECK(group(fr.jump_to, U"(Lire la suite page 4)", "page") == "4");
    CHECK(fr.furniture.matches(U"Lundi 16 février 2026"));
    const auto& es = profile("es");
    CHECK(group(es.byline, U"Por Lucía Ferrer", "byline") == "Por Lucía Ferrer");
    CHECK(group(es.dateline, U"Sevilla, 4 mar (EFE).- El pleno", "dateline") == "Sevilla, 4 mar (EFE)");
    CHECK(group(es.jump_from, U"Viene de la página 1", "page") == "1");
    CHECK(es.credit.matches(U"El puente, ayer. Foto: Ana Gil / EFE"));
    const auto& ru = profile("ru");
    CHECK(group(ru.byline, U"Беседовала Анна Петрова", "byline") == "Беседовала Анна Петрова");
    CHECK(group(ru.byline, U"Иван СИДОРОВ", "byline") == "Иван СИДОРОВ");
    CHECK(group(ru.dateline, U"КАЗАНЬ, 3 марта. /ТАСС/. Мост", "dateline") == "КАЗАНЬ, 3 марта. /ТАСС/");
    CHECK(group(ru.jump_to, U"(Окончание на 3-й стр.)", "page") == "3");
    CHECK(ru.credit.matches(U"Мост через реку. Фото автора"));
    const auto& ja = profile("ja");
    CHECK(group(ja.dateline, U"【釜山＝北村健】釜山と", "byline") == "北村健");
    CHECK(group(ja.byline, U"文・高瀬みのり　写真・古賀拓", "byline") == "文・高瀬みのり　写真・古賀拓");
    CHECK(group(ja.byline, U"運動部・岸本陽介", "byline") == "運動部・岸本陽介");
    CHECK_FALSE(ja.byline.matches(U"港南、延長十三回サヨナラ"));
    CHECK(group(profile("ar").jump_to, U"التتمة ص 3", "page") == "3");
    CHECK(profile("he").credit.matches(U"הגשר החדש. צילום: דנה כהן"));
}

TEST_CASE("a bare name may be a byline") {
    CHECK(group(profile("fr").name, U"Julien Marchais", "byline") == "Julien Marchais");
    CHECK(group(profile("en").name, U"Nora Whitfield", "byline") == "Nora Whitfield");
    CHECK(group(profile("ru").name, U"Анна Петрова", "byline") == "Анна Петрова");
    CHECK_FALSE(profile("fr").name.matches(U"Le collège ne fermera pas"));
    CHECK_FALSE(profile("en").name.matches(U"Rain ahead"));
}

TEST_CASE("bylines and credits are told by form") {
    const auto& zh = profile("zh");
    for (const char32_t* line :
         {U"本报特派记者 林岚 韩朔", U"记者 高远 通讯员 宋佳 李梓涵", U"本报首席记者 陆明川 实习生 白小舟",
          U"本报驻里斯本记者 沈遥", U"本报记者 单一航 发自青屿", U"文/图 本报记者 罗一鸣", U"本报记者 钟扬 文/图",
          U"常夏 文/图", U"文/贺兰 图/苏牧", U"农民日报记者 石磊 通讯员 周麦", U"讲述人：江别 记录：上官小鱼",
          U"特约撰稿 海若", U"本报综合报道", U"□本报记者 何树青", U"■ 记者 欧阳澈 通讯员 季检", U"◎陆小满"}) {
        CAPTURE(encode_utf8(line));
        CHECK(zh.byline.matches(line));
    }
    for (const char32_t* line : {U"没有草皮的球队，赢了有草皮的球队", U"三十岁开始存养老钱，早不早",
                                 U"新闻工作者的一天", U"图为签约仪式", U"记者走进大山深处的学校"}) {
        CAPTURE(encode_utf8(line));
        CHECK_FALSE(zh.byline.matches(line));
    }
    for (const char32_t* caption :
         {U"跑者经过老铁桥。 河州市融媒体中心 供图", U"两人相拥。赛事组委会供图", U"乘客在包厢内休息。 德新社 图",
          U"首张月面照片。（项目组供图）", U"走出地铁站。图/受访者提供"}) {
        CAPTURE(encode_utf8(caption));
        CHECK(zh.credit.matches(caption));
    }
    CHECK(zh.credit.matches(U"丰收的稻田。（受访者提供）"));
    CHECK_FALSE(zh.credit.matches(U"为全省“鱼混+”综合种养模式发展提供"));
    CHECK_FALSE(zh.credit.matches(U"园区为企业发展提供"));
    CHECK(group(zh.byline_end, U"我那三棵树就不用砍了。”（欧阳澈）", "byline") == "欧阳澈");
    CHECK(group(zh.byline_end, U"就又被带走了一次。（编译/温晓）", "byline") == "编译/温晓");
    CHECK_FALSE(zh.byline_end.matches(U"那年他才十岁。（未完待续）"));
    CHECK_FALSE(zh.byline_end.matches(U"他读完了全书（上册）"));
    CHECK(group(zh.byline_inside, U"连日来（本报记者 江晓晴），市民", "byline") == "本报记者 江晓晴");
    CHECK_FALSE(zh.byline_inside.matches(U"某公司（记者从该校了解到的）员工"));
    CHECK(group(zh.dateline, U"本报讯 记者 鲁一苇 报道：昨日", "byline") == "记者 鲁一苇");
}

TEST_CASE("words of captions count where captions have them") {
    const auto& zh = profile("zh");
    CHECK(zh.caption.matches(U"图为网格员帮助老人"));
    CHECK(zh.caption.matches(U"走访慰问。图为网格员帮助老人"));
    CHECK_FALSE(zh.caption.matches(U"他试图为老人谋利"));
    CHECK_FALSE(zh.caption.matches(U"保姆企图为自己谋利"));
    CHECK_FALSE(zh.caption.matches(U"上图书馆借书的人多了"));
    CHECK(zh.section.matches(U"食·味"));
    const auto& en = profile("en");
    CHECK(en.caption.matches(U"Above, the mayor opens the bridge"));
    CHECK(en.caption.matches(U"Ruth Castellan (left) with her sheep"));
    CHECK_FALSE(en.caption.matches(U"Above all, the council wants peace"));
    CHECK_FALSE(en.caption.matches(U"Right now the valley waits"));
    CHECK_FALSE(en.caption.matches(U"She had pictured her life otherwise"));
    CHECK_FALSE(en.dateline.matches(U"COVID-19 cases rose again"));
    CHECK_FALSE(en.dateline.matches(U"NATO-led forces left the town"));
    CHECK_FALSE(en.dateline.matches(U"US-Chinese talks go on"));
    CHECK(group(en.dateline, U"ELMFORD, Oct. 3 (Reuters) - Bids were", "dateline") == "ELMFORD, Oct. 3 (Reuters)");
    CHECK_FALSE(en.furniture.matches(U"Crash closes M25"));
    CHECK(en.furniture.matches(U"Sports B4"));
}

TEST_CASE("a sentence ends before closing quotes and brackets") {
    CHECK(profile("zh").ends_sentence(U"他说：“走吧。”"));
    CHECK_FALSE(profile("zh").ends_sentence(U"他说：“走吧”，"));
    CHECK(profile("en").ends_sentence(U"he said.”"));
    CHECK(profile("zh").leads_in(U"他说："));
}
