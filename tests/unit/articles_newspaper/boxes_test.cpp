#include <catch_test.hpp>

#include "chains.hpp"
#include "galley/json.hpp"
#include "pages.hpp"
#include "printed_line.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

constexpr auto heading = BlockKind::heading;
constexpr auto text = BlockKind::text;

const std::vector<std::string> one{"　　清晨六点，最后一批座", "椅被吊装进候船大厅。工人", "们擦净玻璃幕墙上的水渍，"};
const std::vector<std::string> two{"远处的灯塔在雾里一明一暗", "，明天上午八时，新客运码", "头将迎来第一班渡轮。"};
const std::vector<std::string> three{"　　新码头位于老码头以东", "八百米处，占地面积十一万", "平方米，建有五个泊位。"};
const std::vector<std::string> other{"　　慢性病患者看专家门诊", "，今后不必再跑大医院，联", "合门诊昨天开诊。"};

std::vector<std::string> headlines(const Document& document) {
    std::vector<std::string> out;
    for (const Article& article : document.articles) out.push_back(text_of(article, Role::headline));
    return out;
}

}  // namespace

TEST_CASE("a heading governs the columns under it, and those beside them under the same centre") {
    // The heading stands over the middle column of three.
    const Document out =
        segment(boxed({block("c3", text, 600, 200, three), block("h", heading, 370, 100, {"新码头启用"}, 40),
                       block("c1", text, 100, 200, one), block("c2", text, 350, 200, two)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(headlines(out) == std::vector<std::string>{"新码头启用"});
    CHECK(texts_of(out.articles[0], Role::body) ==
          std::vector<std::string>{
              "清晨六点，最后一批座椅被吊装进候船大厅。工人们擦净玻璃幕墙上的水渍，远处的灯塔在雾里一明一暗"
              "，明天上午八时，新客运码头将迎来第一班渡轮。",
              "新码头位于老码头以东八百米处，占地面积十一万平方米，建有五个泊位。"});
}

TEST_CASE("a heading in the middle of columns whose last one is empty governs the first, too") {
    // Four columns of 200 from 100 on; the heading stands in the middle of all, the text fills three. The article below
    // shows the grid.
    const Document out =
        segment(boxed({block("h", heading, 500, 100, {"新码头启用"}, 40), block("c1", text, 100, 200, one),
                       block("c2", text, 350, 200, two), block("c3", text, 600, 200, three),
                       block("g", heading, 840, 600, {"联合门诊"}, 40), block("d", text, 850, 700, other)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK_THAT(text_of(out.articles[0], Role::body), Catch::Matchers::StartsWith("清晨六点"));
}

TEST_CASE("Latin type is measured by its letters: a headline without g, p or y is no smaller for it") {
    const auto line = [](const std::string& words, int y, int h, int w) {
        Line out;
        out.box = {300 - w / 2, y, w, h};
        out.words = {{words, out.box, 1.0, {}}};
        return out;
    };
    Block head = block("h", heading, 100, 100, {});
    head.lines = {line("Council votes to raise the dam", 100, 32, 400),
                  line("Work could begin next spring", 142, 33, 380)};
    head.box = {100, 100, 400, 75};
    Block body = block("b", text, 100, 200, {});
    for (int i = 0; i < 5; ++i)
        body.lines.push_back(line("The town council voted on Tuesday to", 200 + 26 * i, 20, 400));
    body.box = {100, 200, 400, 124};
    const Document out = segment(boxed({head, body}), profile("en"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::headline) == "Council votes to raise the dam");
    CHECK(text_of(out.articles[0], Role::subtitle) == "Work could begin next spring");
}

TEST_CASE("a word broken at a line's end is one again, over a column's end too") {
    const auto joined = [](std::u32string text, std::u32string_view line, bool other_block) {
        join_line(text, line, true, other_block);
        return text;
    };
    CHECK(joined(U"the coun\u00AD", U"cil voted", false) == U"the council voted");
    CHECK(joined(U"the coun-", U"cil voted", true) == U"the council voted");
    CHECK(joined(U"well-", U"known", false) == U"well-known");  // text.tidy has seen it, and kept it
    CHECK(joined(U"pages 3-", U"to 5", true) == U"pages 3- to 5");
}

TEST_CASE("articles side by side keep their own columns") {
    const Document out =
        segment(boxed({block("h1", heading, 150, 100, {"码头启用"}, 40), block("a1", text, 100, 200, one),
                       block("h2", heading, 400, 100, {"联合门诊"}, 40), block("b1", text, 360, 200, other)}),
                profile("zh"));
    CHECK(headlines(out) == std::vector<std::string>{"码头启用", "联合门诊"});
    CHECK_THAT(text_of(out.articles[1], Role::body), Catch::Matchers::StartsWith("慢性病"));
}

TEST_CASE("size tells kicker, headline and subtitle apart") {
    const Document out =
        segment(boxed({block("k", heading, 100, 40, {"历时三年 投资六亿"}, 28),
                       block("h", heading, 100, 80, {"新码头明日启用"}, 44),
                       block("s", heading, 100, 140, {"首日开通五条航线"}, 28),
                       block("y", text, 130, 180, {"本报记者 周明远"}), block("c", text, 100, 220, one)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::kicker) == "历时三年 投资六亿");
    CHECK(text_of(out.articles[0], Role::headline) == "新码头明日启用");
    CHECK(text_of(out.articles[0], Role::subtitle) == "首日开通五条航线");
    CHECK(text_of(out.articles[0], Role::byline) == "本报记者 周明远");
}

TEST_CASE("a headline in two blocks of one size is one headline") {
    const Document out =
        segment(boxed({block("h1", heading, 100, 40, {"新码头明日"}, 40),
                       block("h2", heading, 100, 84, {"正式启用"}, 40), block("c", text, 100, 150, one)}),
                profile("zh"));
    CHECK(headlines(out) == std::vector<std::string>{"新码头明日正式启用"});
}

TEST_CASE("a crosshead at the top of a column begins no article") {
    const Document out =
        segment(boxed({block("h", heading, 250, 100, {"新码头启用"}, 44),
                       block("c1", text, 100, 200,
                             {"　　清晨六点，最后一批座", "椅被吊装进候船大厅，码头", "的工人们擦净水渍。"}),
                       block("x", heading, 380, 200, {"候船厅里能看见海"}, 22), block("c2", text, 350, 240, three)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::crosshead) == "候船厅里能看见海");
}

TEST_CASE("a crosshead under the middle of the heading is no subtitle where text begins beside it") {
    // Three columns; the headline stands right above the middle one, which begins with a crosshead.
    const Document out = segment(
        boxed(
            {block("h", heading, 370, 150, {"新码头启用"}, 40), block("c1", text, 100, 200, one),
             block("x", heading, 380, 200, {"候船厅里能看见海"}, 22), block("c2", text, 350, 240, three),
             block("c3", text, 600, 200, {"　　施工历时二十六个月，", "最后一批座椅昨天装好了，", "码头今天开放。"})}),
        profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::crosshead) == "候船厅里能看见海");
    CHECK(text_of(out.articles[0], Role::subtitle).empty());
}

TEST_CASE("a frame holds its own article") {
    Block head = block("h2", heading, 360, 100, {"联合门诊"}, 40), body = block("b1", text, 350, 200, other);
    set_attr(head.attrs, "frame", "f1");
    set_attr(body.attrs, "frame", "f1");
    // The text outside goes on in mid sentence; only the frame says that it does not go on inside.
    const Document out =
        segment(boxed({block("h1", heading, 120, 100, {"码头启用"}, 40), block("a1", text, 100, 200, one), head, body}),
                profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(texts_of(out.articles[1], Role::body).size() == 1);
}

TEST_CASE("a caption is tied to its picture, and the picture to the article above") {
    Block image;
    image.id = "i";
    image.kind = BlockKind::image;
    image.box = {100, 300, 240, 150};
    const Document out =
        segment(boxed({block("h", heading, 120, 100, {"码头启用"}, 40), block("c", text, 100, 200, three), image,
                       block("t", BlockKind::caption, 100, 456, {"新码头的候船厅。黄一鸣 摄"}, 16)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::caption) == "新码头的候船厅。黄一鸣 摄");
    CHECK(text_of(out.articles[0], Role::credit) == "黄一鸣 摄");
    const auto& parts = out.articles[0].parts;
    const auto picture = std::find_if(parts.begin(), parts.end(), [](const Part& p) { return p.role == Role::image; });
    REQUIRE(picture != parts.end());
    CHECK(picture->sources[0].block == "i");
}

TEST_CASE("vertical text: tiers follow each other downwards under the heading at the right") {
    const auto column = [](const std::string& id, BlockKind kind, int right, int top,
                           const std::vector<std::string>& lines, int size) {
        Block out = block(id, kind, 0, 0, lines, size);
        for (Line& line : out.lines) {  // turned: along becomes down, down becomes left
            line.box = {right - line.box.y - line.box.h, top + line.box.x, line.box.h, line.box.w};
            line.words[0].box = line.box;
        }
        out.box = {right - out.box.h, top, out.box.h, out.box.w};
        out.writing_mode = WritingMode::vertical_rl;
        return out;
    };
    const Document out =
        segment(boxed({column("t2", text, 1000, 400, two, 20), column("h", heading, 1080, 250, {"码头启用"}, 40),
                       column("t1", text, 1000, 120, one, 20)}),
                profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(headlines(out) == std::vector<std::string>{"码头启用"});
    REQUIRE(texts_of(out.articles[0], Role::body).size() == 1);
    CHECK_THAT(text_of(out.articles[0], Role::body),
               Catch::Matchers::StartsWith("清晨六点") && Catch::Matchers::EndsWith("渡轮。"));
}

TEST_CASE("furniture is set apart, and nothing is lost") {
    const Document out =
        segment(boxed({block("f", BlockKind::furniture, 100, 20, {"晨报"}),
                       block("h", heading, 120, 100, {"码头启用"}, 40), block("c", text, 100, 200, three)}),
                profile("zh"));
    REQUIRE(out.unassigned.size() == 1);
    CHECK(out.unassigned[0].text == "晨报");
    CHECK(out.articles.size() == 1);
}

TEST_CASE("a heading cut into blocks side by side is one again") {
    const Document out = segment(
        boxed({block("k", heading, 160, 60, {"历时三年 投资六亿"}, 22), block("h1", heading, 100, 90, {"临川港："}, 40),
               block("h2", heading, 262, 92, {"新码头启用"}, 40), block("c", text, 100, 150, one),
               block("d", text, 350, 150, two)}),
        profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::kicker) == "历时三年 投资六亿");
    CHECK(text_of(out.articles[0], Role::headline) == "临川港：新码头启用");
}

TEST_CASE("headings of several lines stay two, nearer to each other than they are high") {
    const Document out = segment(
        boxed({block("h1", heading, 100, 100, {"新码头启", "用渡轮停"}, 40), block("c1", text, 100, 200, one),
               block("h2", heading, 300, 100, {"联合门诊", "昨天开张"}, 40), block("c2", text, 300, 200, other)}),
        profile("zh"));
    CHECK(headlines(out) == std::vector<std::string>{"新码头启用渡轮停", "联合门诊昨天开张"});
}

TEST_CASE("text under a photo story goes on from the column beside it") {
    // Heights of body text: a picture over two columns, of which the first begins an article.
    Regions regions;
    regions.all.resize(3);
    regions.all[0].kind = RegionKind::picture;
    regions.all[0].place = {0, 30, 0, 10};
    regions.all[1].place = {0, 14, 12, 20};
    regions.all[1].starts_article = true;
    regions.all[2].place = {16, 30, 12, 20};
    const std::vector<Chain> chains = chains_of(regions);
    REQUIRE(chains.size() == 2);
    CHECK(chains[0].size() == 1);
    CHECK(chains[1].size() == 2);
}

TEST_CASE("a short line above a long one of its size is a kicker") {
    const Document out = segment(boxed({block("h", heading, 100, 60, {"把医生请到家"}, 28),
                                        block("g", heading, 100, 96, {"社区医院开出联合门诊"}, 30),
                                        block("c", text, 100, 150, other), block("d", text, 350, 150, three)}),
                                 profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::kicker) == "把医生请到家");
    CHECK(text_of(out.articles[0], Role::headline) == "社区医院开出联合门诊");
}

TEST_CASE("the paper's name beside folio and date heads no article") {
    const Document out =
        segment(boxed({block("n", heading, 300, 20, {"晨报"}, 40), block("f", text, 60, 30, {"城事·03版"}),
                       block("d", text, 500, 30, {"2026年3月9日 星期一"}), block("c", text, 100, 100, one),
                       block("e", text, 350, 100, two)}),
                profile("zh"));
    CHECK(out.unassigned.size() == 3);
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::headline).empty());
}

TEST_CASE("the text of an article without heading follows the column beside it, not the picture above") {
    Block picture = block("p", BlockKind::image, 600, 200, {});
    picture.box = {600, 200, 250, 300};
    const Document out = segment(
        boxed({block("h", heading, 250, 60, {"新码头明日上午启用"}, 44), block("a", text, 100, 150, one),
               block("b", text, 350, 150, two), block("c", text, 600, 150, {"　　新码头位于老码头以东。"}), picture,
               block("d", text, 350, 560,
                     {"　　本报讯（记者 宋知遥）", "慢性病患者看专家门诊，今", "后不必再跑大医院。"}),
               block("e", text, 600, 560,
                     {"　　联合门诊昨天开诊，由", "专科和全科医生同时接诊，", "药品也统一配送到社区。"})}),
        profile("zh"));
    REQUIRE(out.articles.size() == 2);
    CHECK(texts_of(out.articles[1], Role::body).size() == 2);
}

TEST_CASE("headlines of several lines side by side are two") {
    const Document out = segment(boxed({block("h", heading, 100, 40, {"新码头", "明日启用", "首日五航线"}, 40),
                                        block("g", heading, 350, 40, {"社区医院", "开出门诊", "今后不必跑"}, 40),
                                        block("c", text, 100, 200, one), block("d", text, 350, 200, other)}),
                                 profile("zh"));
    CHECK(out.articles.size() == 2);
}

TEST_CASE("a crosshead at the top of the middle column is no part of the heading over it") {
    const Document out = segment(
        boxed({block("h", heading, 210, 100, {"新码头启用首日开通五条航线"}, 40), block("c1", text, 100, 160, one),
               block("x", heading, 370, 160, {"候船厅里看海"}, 22), block("c2", text, 350, 200, {three}),
               block("c3", text, 600, 160,
                     {"　　大厅内设有母婴室、医", "务室和无障碍通道，老人和", "孩子都可以看海。"})}),
        profile("zh"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::headline) == "新码头启用首日开通五条航线");
    CHECK(text_of(out.articles[0], Role::crosshead) == "候船厅里看海");
}

TEST_CASE("a text layer tells the type: bold beside regular of its size, and lines of one heading by their words") {
    const auto told = [](Block lines, const char* font, double points) {
        for (Line& line : lines.lines) set_attr(line.attrs, "font", font), set_attr(line.attrs, "size", points);
        return lines;
    };
    const auto page = [&](std::vector<Block> heads) {
        heads.push_back(told(
            block("c", text, 100, 200, {"　　The hospital opens its", "doors on Monday to anyone", "who cannot wait."}),
            "Serif", 10));
        Document document = boxed(std::move(heads));
        document.pages[0].dpi = 144;
        return segment(std::move(document), profile("en")).articles.at(0);
    };
    const Article kicked =
        page({told(block("k", heading, 100, 40, {"Shorter waits, longer hours"}, 22), "Serif", 14),
              told(block("h", heading, 100, 70, {"Hospital opens clinic"}, 22), "Sans-Bold", 14),
              told(block("s", heading, 100, 100, {"Nurses decide who sees a doctor"}, 24), "Sans", 15)});
    CHECK(text_of(kicked, Role::kicker) == "Shorter waits, longer hours");
    CHECK(text_of(kicked, Role::headline) == "Hospital opens clinic");
    CHECK(text_of(kicked, Role::subtitle) == "Nurses decide who sees a doctor");
    // "return" had no room in the first line.
    const Article wrapped =
        page({told(block("h", heading, 100, 40, {"Night buses", "return to the"}, 30), "Sans-Bold", 18)});
    CHECK(text_of(wrapped, Role::headline) == "Night buses return to the");
}
