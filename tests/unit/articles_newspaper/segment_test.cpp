#include <catch_test.hpp>
#include <chrono>
#include <set>

#include "galley/json.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

const std::string ferry =
    "清晨六点，最后一批座椅被\n吊装进候船大厅。工人们擦净玻\n璃幕墙上的水渍，远处的灯塔在\n雾里一明一暗。\n"
    "\n新码头位于老码头以东八百\n米处，建有五个泊位，最大可停\n靠三千吨级客船，渡轮往返海岛\n只要半天。\n";
const std::string clinic =
    "慢性病患者看专家\n门诊，今后不必再跑大\n医院。昨天上午，社区\n医院的联合门诊正式开\n诊，主任医师每周坐诊。\n";

/// Every line with text must stand in exactly the sources of some part.
void check_nothing_lost(const Document& document) {
    std::set<std::pair<std::string, int>> claimed;
    const auto claim = [&](const Part& part) {
        for (const Source& s : part.sources)
            for (int i = 0; i < s.line_count; ++i) claimed.insert({s.block, s.first_line + i});
    };
    for (const Article& article : document.articles)
        for (const Part& part : article.parts) claim(part);
    for (const Part& part : document.unassigned) claim(part);
    for (const Page& page : document.pages)
        for (const Block& b : page.blocks)
            for (std::size_t i = 0; i < b.lines.size(); ++i) {
                if (b.lines[i].words.empty()) continue;
                INFO("line " << i << " of block " << b.id);
                CHECK(claimed.count({b.id, static_cast<int>(i)}) == 1);
            }
}

}  // namespace

TEST_CASE("a heading after its text: kicker, headline, subtitle, byline") {
    const Document out =
        segment(dump(ferry + "\n历时三年 投资六亿元\n\n临川港新客运码头明日启用\n首日开通五条航线\n本报记者 周明远\n"),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    const Article& a = out.articles[0];
    CHECK(text_of(a, Role::kicker) == "历时三年 投资六亿元");
    CHECK(text_of(a, Role::headline) == "临川港新客运码头明日启用");
    CHECK(text_of(a, Role::subtitle) == "首日开通五条航线");
    CHECK(text_of(a, Role::byline) == "本报记者 周明远");
    CHECK(texts_of(a, Role::body).size() == 2);
    check_nothing_lost(out);
}

TEST_CASE("headings between two texts go to the text that they speak of") {
    const Document out =
        segment(dump(ferry + "\n临川港新客运码头明日启用\n\n社区医院开出“联合门诊”\n\n" + clinic), profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(text_of(out.articles[0], Role::headline) == "临川港新客运码头明日启用");
    CHECK(text_of(out.articles[1], Role::headline) == "社区医院开出“联合门诊”");
    check_nothing_lost(out);
}

TEST_CASE("a dateline stays in the text and is repeated as a field, a byline in it too") {
    const Document out = segment(
        dump("本报临川3月9日\n讯（记者 许家声）记\n者从市税务局获悉，退\n税平均用时缩短至三天。\n"), profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::dateline) == "本报临川3月9日讯");
    CHECK(text_of(out.articles[0], Role::byline) == "记者 许家声");
    CHECK(text_of(out.articles[0], Role::headline).empty());
    CHECK_THAT(text_of(out.articles[0], Role::body), Catch::Matchers::StartsWith("本报临川3月9日讯"));
}

TEST_CASE("a picture's story finds its heading at the far end of the page") {
    const std::string caption =
        "三月的云雾山茶园里，茶艺师正带着采茶女工辨认嫩芽，采茶女工说好学。图为田头课堂。 黄一鸣 摄\n";
    const Document out = segment(dump(ferry + "\n临川港新客运码头明日启用\n\n" + caption + "\n" + clinic +
                                      "\n社区医院开出“联合门诊”\n\n采茶女工的“云雾课堂”\n"),
                                 profile("zh"));
    REQUIRE(out.articles.size() == 3);
    const Article& story = out.articles[1];
    CHECK(text_of(story, Role::headline) == "采茶女工的“云雾课堂”");
    CHECK(text_of(story, Role::byline) == "黄一鸣 摄");
    CHECK(texts_of(story, Role::body).empty());
    CHECK(text_of(story, Role::caption) == caption.substr(0, caption.size() - 1));
    check_nothing_lost(out);
}

TEST_CASE("a heading that speaks of no text is given to none") {
    const Document out = segment(
        dump(ferry + "\n临川港新客运码头明日启用\n\n\n老城墙下的春天\n\n" + clinic + "\n社区医院开出“联合门诊”\n"),
        profile("zh"));
    REQUIRE(out.unassigned.size() == 1);
    CHECK(out.unassigned[0].text == "老城墙下的春天");
    CHECK(attr<std::string>(out.unassigned[0].attrs, "reason").has_value());
    check_nothing_lost(out);
}

TEST_CASE("furniture takes no part in articles") {
    const Document out =
        segment(dump(" 2026年3月9日 星期一\n\n" + clinic + "\n社区医院开出“联合门诊”\n\n责编：张三\n"), profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(out.unassigned.size() == 2);
    check_nothing_lost(out);
}

TEST_CASE("the folio of a dump is no section and no kicker") {
    Document document = dump("临川日报\n第3版 要闻\n\n" + clinic + "\n社区医院开出“联合门诊”\n\n第27期\n");
    document.facts = {{"title", "临川日报", Source{0, "b1", 0, 1, {}}, 0.9, {}},
                      {"number", "27", Source{0, "b1", 12, 1, {}}, 0.9, {}}};
    for (std::size_t i = 0; i < document.pages[0].blocks[0].lines.size(); ++i)
        if (text_of(document.pages[0].blocks[0].lines[i]) == "第27期")
            document.facts[1].source->first_line = static_cast<std::int32_t>(i);
    const Document out = segment(document, profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::section).empty());
    CHECK(text_of(out.articles[0], Role::kicker).empty());
    CHECK(text_of(out.articles[0], Role::headline) == "社区医院开出“联合门诊”");
    CHECK(out.unassigned.size() == 3);
    check_nothing_lost(out);
}

TEST_CASE("what a stage took out of a line still counts for its width") {
    Document document = dump("为做好服务工作，日前，\n街道工作人员深入\n家庭，走访慰问送温暖。图为走访。 黄一鸣 摄\n");
    document.pages[0].edits = {
        {"captions.dedup", 0, "b1", 0, "为做好服务工作为做好服务工作，，日前，", "为做好服务工作，日前，", "run", 1},
        {"captions.dedup", 0, "b1", 1, "街道工作人员深入街道工作人员深入家庭家", "街道工作人员深入", "run", 1}};
    const Document out = segment(document, profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::caption) ==
          "为做好服务工作，日前，街道工作人员深入家庭，走访慰问送温暖。图为走访。 黄一鸣 摄");
}

TEST_CASE("an empty document and a page without text give no articles") {
    CHECK(segment(Document{}, profile("zh")).articles.empty());
    CHECK(segment(dump("\n\n"), profile("zh")).articles.empty());
}

TEST_CASE("many paragraphs without a heading take time in proportion") {
    const auto seconds = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "临川港新码头启用渡轮，首班明日出发。\n\n";
        const auto start = std::chrono::steady_clock::now();
        segment(dump(text), profile("zh"));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double small = seconds(1000);
    CHECK(seconds(8000) < 8 * 4 * (small + 0.02));
}

TEST_CASE("a byline in brackets ends the last paragraph, and stays there") {
    const Document out = segment(dump("慢性病患者看专家\n门诊，今后不必再跑大\n医院，主任医师每周坐\n诊。（许家声）\n"
                                      "\n社区医院开出“联合门诊”\n"),
                                 profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::byline) == "许家声");
    CHECK_THAT(text_of(out.articles[0], Role::body), Catch::Matchers::EndsWith("（许家声）"));
}

TEST_CASE("a byline within the first paragraph is repeated as a field") {
    const Document out =
        segment(dump("慢性病患者看专家\n门诊（本报记者 许家声\n报道），今后不必再跑大\n医院，主任每周坐诊。\n"
                     "\n社区医院开出“联合门诊”\n"),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::byline) == "本报记者 许家声报道");
}

TEST_CASE("a line by itself behind the heading that follows a text is a caption") {
    const Document out =
        segment(dump(ferry + "\n临川港新客运码头明日启用\n本报记者 周明远\n\n旅客在新码头的候船厅里等候渡轮。\n\n" +
                     clinic + "\n社区医院开出“联合门诊”\n"),
                profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(text_of(out.articles[0], Role::caption) == "旅客在新码头的候船厅里等候渡轮。");
    CHECK(text_of(out.articles[1], Role::headline) == "社区医院开出“联合门诊”");
    check_nothing_lost(out);
}

TEST_CASE("lines of one box behind a whole heading are a caption each, whether they end a sentence or not") {
    const Document out = segment(dump(ferry +
                                      "\n临川港新客运码头明日启用\n本报记者 周明远\n\n旅客在候船厅里等候\n"
                                      "工人擦净新码头的玻璃幕墙。\n\n" +
                                      clinic + "\n社区医院开出“联合门诊”\n首日看诊六十人\n\n主任医师在社区医院坐诊\n"),
                                 profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(texts_of(out.articles[0], Role::caption) ==
          std::vector<std::string>{"旅客在候船厅里等候", "工人擦净新码头的玻璃幕墙。"});
    CHECK(texts_of(out.articles[1], Role::caption) == std::vector<std::string>{"主任医师在社区医院坐诊"});
    CHECK(text_of(out.articles[1], Role::subtitle) == "首日看诊六十人");
    check_nothing_lost(out);
}

TEST_CASE("a kicker parted from its headline is no caption, though it follows a text whose heading stands before it") {
    const Document out = segment(dump("临川港新客运码头明日启用\n本报记者 周明远\n\n" + ferry + "\n\n" + clinic +
                                      "\n慢性病患者少跑一趟路\n\n社区医院开出“联合门诊”\n本报记者 许家声\n"),
                                 profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(text_of(out.articles[1], Role::kicker) == "慢性病患者少跑一趟路");
    CHECK(text_of(out.articles[1], Role::headline) == "社区医院开出“联合门诊”");
}

TEST_CASE("lines beside a caption that its words tell are captions, a credit below its own is not") {
    const Document out = segment(
        dump(ferry +
             "\n临川港新客运码头明日启用\n首日开通五条航线\n\n旅客在候船厅里等候。周明远 摄\n新码头的候船厅\n\n" +
             clinic),
        profile("zh"));
    REQUIRE_FALSE(out.articles.empty());
    CHECK(texts_of(out.articles[0], Role::caption) ==
          std::vector<std::string>{"旅客在候船厅里等候。周明远 摄", "新码头的候船厅"});
}

TEST_CASE("a section behind a caption's credit begins the next article") {
    const Document out = segment(
        dump("L'ancien gardien devant la lentille du phare.\nPhoto Hélène Kerdoncuff\n Sports\n"), profile("fr"));
    std::string captions;
    for (const Article& article : out.articles)
        for (const std::string& text : texts_of(article, Role::caption)) captions += text + "|";
    CHECK(captions == "L'ancien gardien devant la lentille du phare. Photo Hélène Kerdoncuff|");
}

TEST_CASE("a heading at the page's end that speaks of a far caption is no caption of the text before it") {
    const Document out = segment(dump("许家声在社区医院走访空巢老人，送去温暖和药品。周明远 摄\n\n" + ferry +
                                      "\n临川港新客运码头明日启用\n首日开通五条航线\n\n社区医院走访空巢老人\n"),
                                 profile("zh"));
    for (const Article& article : out.articles)
        for (const std::string& caption : texts_of(article, Role::caption)) CHECK(caption != "社区医院走访空巢老人");
    check_nothing_lost(out);
}

TEST_CASE("a short line above a text whose heading follows it names the section") {
    const Document out =
        segment(dump("乡土\n\n" + ferry + "\n临川港新客运码头明日启用\n本报记者 周明远\n"), profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::section) == "乡土");
    CHECK(text_of(out.articles[0], Role::headline) == "临川港新客运码头明日启用");
}
