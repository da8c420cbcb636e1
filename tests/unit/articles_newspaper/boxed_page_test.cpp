#include "boxed_page.hpp"

#include <catch_test.hpp>
#include <set>

#include "galley/json.hpp"
#include "segment.hpp"
#include "told.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

Page page_of(std::vector<Block> blocks) { return boxed(std::move(blocks)).pages.front(); }

PageArticles decoded(const Page& page, const std::vector<Told>& told, const std::string& language = "zh") {
    return boxed_page(page, profile(language), judge_of(told));
}

/// Every line with text, by block and index, and whether a source of the result holds it.
bool claims_every_line(const Page& page, const PageArticles& found) {
    std::set<std::pair<std::string, int>> claimed;
    const auto claim = [&](const Part& part) {
        for (const Source& s : part.sources)
            for (int i = 0; i < s.line_count; ++i) claimed.emplace(s.block, s.first_line + i);
    };
    for (const Article& article : found.articles)
        for (const Part& part : article.parts) claim(part);
    for (const Part& part : found.unassigned) claim(part);
    for (const Block& block : page.blocks)
        for (std::size_t i = 0; i < block.lines.size(); ++i)
            if (!block.lines[i].words.empty() && !claimed.contains({block.id, static_cast<int>(i)})) return false;
    return true;
}

Block picture(const std::string& id, Box box) {
    Block out;
    out.id = id, out.kind = BlockKind::image, out.box = box;
    return out;
}

}  // namespace

TEST_CASE("an article has its heads in rows, its paragraphs in order, its caption with credit and picture") {
    Page page = page_of(
        {block("k", BlockKind::heading, 100, 40, {"民生"}, 30),
         block("h", BlockKind::heading, 100, 100, {"广场开放以后", "来的人越来越多"}, 60),
         block("s", BlockKind::heading, 100, 250, {"周末两万人次"}, 30),
         block("y", BlockKind::text, 100, 300, {"□本报记者 周明远"}),
         block("b", BlockKind::text, 100, 340, {"本报讯市民们说这个广场", "开放以后来的人多。", "他们在那里散步。"}),
         picture("p", {500, 340, 300, 200}), block("c", BlockKind::caption, 500, 550, {"市民在广场散步。江晓晴 摄"}),
         block("x", BlockKind::heading, 100, 440, {"周末更多"}),
         block("d", BlockKind::text, 100, 480, {"到了周末人数翻倍。"})});
    set_attr(page.blocks[4].lines[0].attrs, "paragraph", true);
    set_attr(page.blocks[4].lines[2].attrs, "paragraph", true);
    const PageArticles found = decoded(page, {{1, Guise::kicker},
                                              {1, Guise::headline},
                                              {1, Guise::subtitle},
                                              {1, Guise::byline},
                                              {1, Guise::body},
                                              {1, Guise::picture},
                                              {1, Guise::caption},
                                              {1, Guise::crosshead},
                                              {1, Guise::body}});
    REQUIRE(found.articles.size() == 1);
    const Article& a = found.articles.front();
    CHECK(text_of(a, Role::kicker) == "民生");
    CHECK(text_of(a, Role::headline) == "广场开放以后来的人越来越多");
    CHECK(text_of(a, Role::subtitle) == "周末两万人次");
    CHECK(text_of(a, Role::byline) == "□本报记者 周明远");  // as printed
    CHECK(texts_of(a, Role::body) == std::vector<std::string>{"本报讯市民们说这个广场开放以后来的人多。",
                                                              "他们在那里散步。", "到了周末人数翻倍。"});
    CHECK(text_of(a, Role::crosshead) == "周末更多");
    CHECK(text_of(a, Role::dateline) == "本报讯");
    CHECK(text_of(a, Role::caption) == "市民在广场散步。江晓晴 摄");
    CHECK(text_of(a, Role::credit) == "江晓晴 摄");
    const auto image =
        std::find_if(a.parts.begin(), a.parts.end(), [](const Part& p) { return p.role == Role::image; });
    REQUIRE(image != a.parts.end());
    CHECK(image->sources == std::vector<Source>{{0, "p", 0, 0}});
    CHECK((image + 1)->role == Role::caption);
    CHECK(a.confidence > 0.8);
    CHECK(attr<std::vector<std::string>>(a.attrs, "evidence").value().size() >= 3);
    CHECK(attr<double>(a.parts.front().attrs, "probability").value() > 0.5);
    CHECK(found.unassigned.empty());
    CHECK(claims_every_line(page, found));
}

TEST_CASE("two articles beside each other, an advert, a folio") {
    const Page page = page_of({block("h1", BlockKind::heading, 100, 100, {"广场开放以后"}, 40),
                               block("b1", BlockKind::text, 100, 160, {"市民们说这个广场很好。", "他们常来。"}),
                               block("h2", BlockKind::heading, 500, 100, {"学校午餐降价"}, 40),
                               block("b2", BlockKind::text, 500, 160, {"学校昨日宣布午餐降价。", "家长欢迎。"}),
                               block("ad", BlockKind::advert, 100, 400, {"只卖九十九元", "欢迎选购"}),
                               block("f", BlockKind::furniture, 100, 20, {"第三版"})});
    const PageArticles found = decoded(page, {{1, Guise::headline},
                                              {1, Guise::body},
                                              {2, Guise::headline},
                                              {2, Guise::body},
                                              {0, Guise::advert},
                                              {0, Guise::furniture}});
    REQUIRE(found.articles.size() == 2);
    CHECK(text_of(found.articles[0], Role::headline) == "广场开放以后");
    CHECK(text_of(found.articles[1], Role::headline) == "学校午餐降价");
    REQUIRE(found.unassigned.size() == 2);
    CHECK(attr<std::string>(found.unassigned[0].attrs, "reason") == "advert");
    CHECK(found.unassigned[0].text == "只卖九十九元\n欢迎选购");
    CHECK(attr<std::string>(found.unassigned[1].attrs, "reason") == "furniture");
    CHECK(claims_every_line(page, found));
}

TEST_CASE("a kicker and a subtitle have a headline: where none was told, the largest type is it") {
    const Page page = page_of({block("k", BlockKind::heading, 100, 100, {"广场开放以后"}, 40),
                               block("s", BlockKind::heading, 100, 160, {"周末两万人次"}, 28),
                               block("b", BlockKind::text, 100, 220, {"市民们说这个广场很好。", "他们常来。"})});
    const PageArticles found = decoded(page, {{1, Guise::kicker}, {1, Guise::subtitle}, {1, Guise::body}});
    REQUIRE(found.articles.size() == 1);
    CHECK(text_of(found.articles[0], Role::headline) == "广场开放以后");
    CHECK(text_of(found.articles[0], Role::kicker).empty());
    CHECK(text_of(found.articles[0], Role::subtitle) == "周末两万人次");
}

TEST_CASE("a paragraph goes on in the next column, a broken word is mended") {
    Page page = page_of({block("h", BlockKind::heading, 100, 100, {"Harbour opens again"}, 40),
                         block("a", BlockKind::text, 100, 160, {"The council said that more dred-"}),
                         block("b", BlockKind::text, 900, 160, {"ging will follow in spring."})});
    const PageArticles found = decoded(page, {{1, Guise::headline}, {1, Guise::body}, {1, Guise::body}}, "en");
    REQUIRE(found.articles.size() == 1);
    CHECK(texts_of(found.articles[0], Role::body) ==
          std::vector<std::string>{"The council said that more dredging will follow in spring."});
}

TEST_CASE("without a model geometry cuts, and says so") {
    const Page page = page_of({block("h1", BlockKind::heading, 100, 100, {"广场开放以后"}, 40),
                               block("b1", BlockKind::text, 100, 160, {"市民们说这个广场很好。", "他们常来。"}),
                               block("h2", BlockKind::heading, 100, 300, {"学校午餐降价"}, 40),
                               block("b2", BlockKind::text, 100, 360, {"学校昨日宣布午餐降价。", "家长欢迎。"})});
    const PageArticles found = boxed_page(page, profile("zh"), {});
    REQUIRE(found.articles.size() == 2);
    CHECK(text_of(found.articles[0], Role::headline) == "广场开放以后");
    CHECK(text_of(found.articles[1], Role::headline) == "学校午餐降价");
    CHECK_THAT(attr<std::vector<std::string>>(found.articles[0].attrs, "evidence").value().front(),
               Catch::Matchers::ContainsSubstring("geometry alone"));
    CHECK(claims_every_line(page, found));
}

TEST_CASE("pages without headline, of one word, of adverts alone, of equal boxes lose nothing") {
    const Page headless = page_of({block("b", BlockKind::text, 100, 160,
                                         {"市民们说这个广场很好。", "他们常来。", "孩子也来。", "晚上人更多。"})});
    const PageArticles story = decoded(headless, {{1, Guise::body}});
    REQUIRE(story.articles.size() == 1);
    CHECK(text_of(story.articles[0], Role::headline).empty());

    const Page word = page_of({block("b", BlockKind::text, 100, 160, {"字"})});
    CHECK(claims_every_line(word, decoded(word, {{1, Guise::body}})));

    const Page adverts = page_of({block("b", BlockKind::text, 100, 160, {"只卖九十九元", "欢迎选购"})});
    CHECK(decoded(adverts, {{0, Guise::advert}}).articles.empty());
    CHECK(claims_every_line(adverts, decoded(adverts, {{0, Guise::advert}})));

    std::vector<Block> equal;
    for (int i = 0; i < 50; ++i) equal.push_back(block("b", BlockKind::text, 100, 100, {"同样的文字"}));
    const Page same = page_of(equal);
    CHECK(claims_every_line(same, boxed_page(same, profile("zh"), {})));
    CHECK(boxed_page(page_of({}), profile("zh"), {}).articles.empty());
}

TEST_CASE("a scrap of text without a headline is no article, and says why") {
    const Page page = page_of({block("b", BlockKind::text, 100, 160, {"市民们说这个广场很好。", "他们常来。"})});
    const PageArticles found = decoded(page, {{1, Guise::body}});
    CHECK(found.articles.empty());
    REQUIRE(found.unassigned.size() == 1);
    CHECK_THAT(attr<std::string>(found.unassigned[0].attrs, "reason").value(),
               Catch::Matchers::ContainsSubstring("no article"));
}

TEST_CASE("a line that was printed twice is unassigned once") {
    Page page = page_of({block("b", BlockKind::text, 100, 160,
                               {"市民们说这个广场很好。", "他们常来。", "孩子也来。", "晚上人更多。"})});
    Line copy = page.blocks[0].lines[0];
    set_attr(copy.attrs, "copy", true);
    page.blocks[0].lines.push_back(copy);
    const PageArticles found = decoded(page, {{1, Guise::body}});
    CHECK(claims_every_line(page, found));
    REQUIRE(found.unassigned.size() == 1);
    CHECK(found.unassigned[0].text == "市民们说这个广场很好。");
}

TEST_CASE("an article has one headline, another heading in it heads a part of its text") {
    const Page page = page_of({block("h", BlockKind::heading, 100, 100, {"广场开放以后"}, 40),
                               block("b", BlockKind::text, 100, 160, {"市民们说这个广场很好。", "他们常来。"}),
                               block("x", BlockKind::heading, 100, 230, {"周末两万人次"}, 28),
                               block("c", BlockKind::text, 100, 280, {"到了周末人数翻倍。", "地铁也挤。"})});
    const PageArticles found =
        decoded(page, {{1, Guise::headline}, {1, Guise::body}, {1, Guise::headline}, {1, Guise::body}});
    REQUIRE(found.articles.size() == 1);
    CHECK(text_of(found.articles[0], Role::headline) == "广场开放以后");
    CHECK(text_of(found.articles[0], Role::crosshead) == "周末两万人次");
    CHECK(claims_every_line(page, found));
}

TEST_CASE("where fonts tell sizes, the largest lines of a heading are the headline") {
    Page page = page_of({block("k", BlockKind::heading, 100, 100, {"文旅融合发展"}, 26),
                         block("h", BlockKind::heading, 100, 140, {"推介招商收获满满"}, 42),
                         block("s", BlockKind::heading, 100, 200, {"签约十二个项目"}, 26),
                         block("b", BlockKind::text, 100, 240, {"市民们说这个广场很好。", "他们常来。"})});
    const std::vector<Told> told{{1, Guise::headline}, {1, Guise::subtitle}, {1, Guise::kicker}, {1, Guise::body}};
    page.dpi = 72;
    for (Block& b : page.blocks)
        for (Line& line : b.lines) set_attr(line.attrs, "size", static_cast<double>(line.box.h));
    const PageArticles found = decoded(page, told);
    REQUIRE(found.articles.size() == 1);
    CHECK(text_of(found.articles[0], Role::kicker) == "文旅融合发展");
    CHECK(text_of(found.articles[0], Role::headline) == "推介招商收获满满");
    CHECK(text_of(found.articles[0], Role::subtitle) == "签约十二个项目");
}

TEST_CASE("a fact box is read behind the text that it stands in, a crosshead on a bar where it stands") {
    const std::vector<std::string> five(5, "市民们说这个广场开放以后来");
    for (const bool long_enough : {true, false}) {
        const std::vector<std::string> boxed = long_enough ? std::vector<std::string>{"时间表", "三月动工", "九月开放"}
                                                           : std::vector<std::string>{"时间表"};
        Page page = page_of({block("h", BlockKind::heading, 100, 40, {"广场开放以后"}, 60),
                             block("a", BlockKind::text, 100, 120, five), block("x", BlockKind::text, 100, 270, boxed),
                             block("b", BlockKind::text, 100, 370, five)});
        set_attr(page.blocks[2].attrs, "frame", std::string("f1"));
        for (const std::size_t b : {1U, 2U, 3U}) set_attr(page.blocks[b].lines[0].attrs, "paragraph", true);
        const PageArticles found = decoded(page, {{1, Guise::headline},
                                                  {1, Guise::body},
                                                  {1, long_enough ? Guise::body : Guise::crosshead},
                                                  {1, Guise::body}});
        REQUIRE(found.articles.size() == 1);
        std::vector<std::string> blocks;
        for (const Part& part : found.articles[0].parts)
            if (part.role == Role::body || part.role == Role::crosshead) blocks.push_back(part.sources.front().block);
        CHECK(blocks ==
              (long_enough ? std::vector<std::string>{"a", "b", "x"} : std::vector<std::string>{"a", "x", "b"}));
    }
}

TEST_CASE("an editor's note in a frame above the text is read before it") {
    const std::vector<std::string> ten(10, "市民们说这个广场开放以后来");
    Page page = page_of({block("h", BlockKind::heading, 100, 40, {"广场开放以后"}, 60),
                         block("x", BlockKind::text, 100, 120, {"编者按", "本报今起刊出", "这组报道"}),
                         block("a", BlockKind::text, 100, 220, ten)});
    set_attr(page.blocks[1].attrs, "frame", std::string("f1"));
    for (const std::size_t b : {1U, 2U}) set_attr(page.blocks[b].lines[0].attrs, "paragraph", true);
    const PageArticles found = decoded(page, {{1, Guise::headline}, {1, Guise::body}, {1, Guise::body}});
    REQUIRE(found.articles.size() == 1);
    CHECK(texts_of(found.articles[0], Role::body).front() == "编者按本报今起刊出这组报道");
}

TEST_CASE("a scrap of text that is hardly an article is nobody's, a longer text stays one") {
    const Page page =
        page_of({block("h", BlockKind::heading, 100, 100, {"预入金"}, 40),
                 block("b", BlockKind::text, 100, 160, {"一千五百万以内"}),
                 block("t", BlockKind::text, 600, 160, {"市民们说这个", "广场开放以后", "来的人多", "他们在散步。"})});
    Judge judge = judge_of({{1, Guise::headline}, {1, Guise::body}, {2, Guise::body}});
    CHECK(boxed_page(page, profile("zh"), judge).articles.size() == 2);
    judge.options.confidence_bias = -12;
    const PageArticles found = boxed_page(page, profile("zh"), judge);
    REQUIRE(found.articles.size() == 1);
    CHECK(texts_of(found.articles.front(), Role::body).front().starts_with("市民们"));
    CHECK(claims_every_line(page, found));
}

TEST_CASE("an article is no surer than its letters") {
    Page page =
        page_of({block("h", BlockKind::heading, 100, 100, {"广场开放以后"}, 40),
                 block("b", BlockKind::text, 100, 160, {"市民们说这个", "广场开放以后", "来的人多", "他们在散步。"})});
    Judge judge = judge_of({{1, Guise::headline}, {1, Guise::body}});
    judge.options.confidence_bias = 12;
    CHECK(boxed_page(page, profile("zh"), judge).articles.front().confidence > 0.9);
    for (Block& block : page.blocks)
        for (Line& line : block.lines)
            for (Word& word : line.words) word.confidence = 0.6;
    const Article article = boxed_page(page, profile("zh"), judge).articles.front();
    CHECK(article.confidence == Catch::Approx(0.6));
    CHECK(article.attrs.find("its letters are read: 0.60") != std::string::npos);
}
