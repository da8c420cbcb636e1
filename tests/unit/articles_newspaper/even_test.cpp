// A heading that two texts have the same claim to is given to neither.
#include <catch_test.hpp>

#include "galley/json.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

const std::string heading = "云雾山采茶女工喜迎春茶开园";

/// A text about the tea harvest: the terms of the heading, in words that the other text does not share.
const std::string picking =
    "三月的云雾山，采茶女工天\n不亮便上山，指尖翻飞之间，\n嫩芽落满竹篓。春茶开园十\n天，已收鲜叶两千公斤。\n";
const std::string selling =
    "云雾山合作社的大棚里，采\n茶女工正在分拣。春茶开园之\n后，客商开着货车前来，一车\n车发往省城，价格看涨。\n";
const std::string ferry =
    "清晨六点，最后一批座椅被\n吊装进候船大厅。工人们擦净\n玻璃幕墙上的水渍，远处的灯\n塔在雾里一明一暗。\n";

const std::string clinic =
    "慢性病患者看专家门诊，今\n后不必再跑大医院。昨天上\n午，社区医院的联合门诊正式\n开诊，主任医师每周坐诊。\n";
const std::string council =
    "市人大常委会昨日开会，审\n议预算调整方案，听取法院关\n于审判工作的汇报，并就老旧\n小区改造提出询问。\n";

/// Two texts without heading, each followed by an article with its own; the loose heading stands behind all of them.
std::string page_of(const std::string& first, const std::string& second) {
    const auto report = [](const std::string& text) { return "　　本报临川3月9日讯 " + text + "\n"; };
    return report(first) + report(ferry) + "临川港新客运码头明日启用\n\n" + report(second) + report(clinic) +
           "社区医院开出“联合门诊”\n\n责编：张三\n\n\n" + heading + "\n";
}

std::string reason_of(const Document& document, const std::string& text) {
    for (const Part& part : document.unassigned)
        if (part.text == text) return attr<std::string>(part.attrs, "reason").value_or("");
    return "";
}

bool on_an_article(const Document& document, const std::string& text) {
    for (const Article& article : document.articles)
        for (const Part& part : article.parts)
            if (part.text.find(text) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a far heading goes to the one text that it speaks of") {
    const Document out = segment(dump(page_of(picking, council)), profile("zh"));
    CHECK(on_an_article(out, heading));
}

TEST_CASE("a far heading that two texts have the same claim to is unassigned") {
    const Document out = segment(dump(page_of(picking, selling)), profile("zh"));
    CHECK_FALSE(on_an_article(out, heading));
    CHECK_FALSE(reason_of(out, heading).empty());
}

namespace {

const std::string second_heading = "春茶开园采茶女工忙到天黑";

/// Two loose headings apart from each other, behind a text without heading that both speak of.
std::string page_with_two(const std::string& one, const std::string& other) {
    return "　　本报临川3月9日讯 " + picking + "　　本报临川3月9日讯 " + ferry +
           "临川港新客运码头明日启用\n\n责编：张三\n\n\n" + one + "\n\n\n　　本报临川3月9日讯 " + clinic +
           "社区医院开出“联合门诊”\n\n责编：李四\n\n\n" + other + "\n";
}

/// A text with boxes in lines of twelve characters.
Block column(const std::string& id, int x, int y, const std::string& text) {
    std::vector<std::string> lines;
    std::u32string rest = decode_utf8(text);
    std::erase(rest, U'\n');
    for (std::size_t i = 0; i < rest.size(); i += 12) lines.push_back(encode_utf8(rest.substr(i, 12)));
    lines.front().insert(0, "　　");
    return block(id, BlockKind::text, x, y, lines);
}

/// Two texts side by side without heading, a third with its own below them, and a heading far down the page.
Document boxed_page(const std::string& first, const std::string& second) {
    return boxed({column("a", 100, 100, "本报讯 " + first), column("b", 500, 100, "本报讯 " + second),
                  block("h", BlockKind::heading, 100, 500, {"医院开出门诊"}, 40), column("c", 100, 560, clinic),
                  block("r", BlockKind::rule, 80, 900, {}),
                  block("loose", BlockKind::heading, 600, 1500, {heading}, 40)});
}

}  // namespace

TEST_CASE("two far headings that speak of one text evenly are both unassigned") {
    const Document out = segment(dump(page_with_two(heading, second_heading)), profile("zh"));
    CHECK_FALSE(on_an_article(out, heading));
    CHECK_FALSE(on_an_article(out, second_heading));
    CHECK_FALSE(reason_of(out, heading).empty());
    CHECK_FALSE(reason_of(out, second_heading).empty());
}

TEST_CASE("of two far headings the one that plainly speaks of the text is its own") {
    const Document out = segment(dump(page_with_two(heading, "市人大常委会审议预算方案")), profile("zh"));
    CHECK(on_an_article(out, heading));
    CHECK_FALSE(on_an_article(out, "市人大常委会审议预算方案"));
}

TEST_CASE("on a page with boxes, a heading on the far side goes to the text that it speaks of, or to none") {
    const Document plain = segment(boxed_page(picking, council), profile("zh"));
    CHECK(on_an_article(plain, heading));
    const Document even = segment(boxed_page(picking, selling), profile("zh"));
    CHECK_FALSE(on_an_article(even, heading));
    CHECK_FALSE(reason_of(even, heading).empty());
}

TEST_CASE("a heading that two English texts have the same claim to is unassigned") {
    const std::string harvest = "Tea pickers flood the northern hills";
    const auto page = [&](const std::string& second) {
        return "ELMFORD — Tea pickers climbed the northern hills before dawn on\nMonday, and the first flood of leaves "
               "filled "
               "the baskets.\nELMFORD — A ferry left the new terminal at eight with four\nhundred passengers and "
               "a band on the upper deck.\nFerry leaves new terminal\n\nELMFORD — " +
               second +
               "\nELMFORD — A walk-in clinic opened at the county hospital, and by\nnoon its doctors had seen "
               "fifty people.\nHospital opens a walk-in clinic\n\nEdited by J. Smith\n\n\n" +
               harvest + "\n";
    };
    const Document plain = segment(
        dump(page(
            "The council met on Tuesday to hear about the budget and\nthe repair of old houses near the station.")),
        profile("en"));
    CHECK(on_an_article(plain, harvest));
    const Document even = segment(
        dump(page("Buyers flood the northern hills every spring, where tea\npickers sort the leaves in the sheds.")),
        profile("en"));
    CHECK_FALSE(on_an_article(even, harvest));
}

namespace {

/// A text in a column 14 characters wide, its indent counted.
Block justified(const std::string& id, int x, const std::string& text, bool indented) {
    std::u32string rest = (indented ? U"\u3000\u3000" : U"") + decode_utf8(text);
    std::erase(rest, U'\n');
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < rest.size(); i += 14) lines.push_back(encode_utf8(rest.substr(i, 14)));
    return block(id, BlockKind::text, x, 200, lines);
}

/// Columns from 100 to 380 and from 440 to 720; the heading in the middle over both, and a rule in the gutter.
Document two_columns(const std::string& head, int size, const std::string& left, const std::string& right, bool rule,
                     bool goes_on = false) {
    const int width = static_cast<int>(decode_utf8(head).size()) * size;
    std::vector<Block> blocks{block("h", BlockKind::heading, 410 - width / 2, 100, {head}, size),
                              justified("a", 100, left, true), justified("b", 440, right, !goes_on)};
    if (rule) {
        blocks.push_back(block("r", BlockKind::rule, 409, 195, {}));
        blocks.back().box = {409, 195, 2, 250};
    }
    return segment(boxed(std::move(blocks)), profile("zh"));
}

std::string body_under(const Document& document, const std::string& head) {
    for (const Article& article : document.articles)
        if (text_of(article, Role::headline) == head) {
            std::string out;
            for (const std::string& paragraph : texts_of(article, Role::body)) out += paragraph;
            return out;
        }
    return "";
}

const std::string report = "本报讯 ";

}  // namespace

TEST_CASE("a heading over the gutter of two separate texts, which spans neither, is unassigned") {
    for (const bool dateline : {false, true})
        for (const bool rule : {false, true}) {
            if (!dateline && !rule) continue;  // nothing says that they are two
            const std::string start = dateline ? report : "";
            const Document out = two_columns("欢度佳节", 30, start + ferry, start + clinic, rule);
            REQUIRE(out.articles.size() == 2);
            CHECK_FALSE(on_an_article(out, "欢度佳节"));
            CHECK_FALSE(reason_of(out, "欢度佳节").empty());
        }
}

TEST_CASE("a heading over the gutter of two separate texts goes to the one that it plainly speaks of") {
    const std::string head = "候船大厅玻璃幕墙";
    CHECK_THAT(body_under(two_columns(head, 24, report + ferry, report + clinic, true), head),
               Catch::Matchers::ContainsSubstring("清晨六点") && !Catch::Matchers::ContainsSubstring("慢性病"));
    CHECK_THAT(body_under(two_columns(head, 24, report + clinic, report + ferry, true), head),
               Catch::Matchers::ContainsSubstring("清晨六点") && !Catch::Matchers::ContainsSubstring("慢性病"));
    CHECK_FALSE(on_an_article(two_columns("采茶女工忙", 24, report + picking, report + selling, true), "采茶女工忙"));
}

TEST_CASE("a heading in the middle over two columns of one text governs both") {
    const std::string first = "三月的云雾山，采茶女工天不亮便上山，指尖翻飞之间，嫩", rest = "芽落满竹篓。" + ferry;
    // A sentence goes on over the gutter, with a rule between the columns or without.
    for (const bool rule : {false, true})
        CHECK_THAT(body_under(two_columns("欢度佳节", 30, first, rest, rule, true), "欢度佳节"),
                   Catch::Matchers::ContainsSubstring("三月") && Catch::Matchers::ContainsSubstring("清晨六点"));
    // Nothing parts two whole paragraphs.
    CHECK_THAT(body_under(two_columns("欢度佳节", 30, ferry, council, false), "欢度佳节"),
               Catch::Matchers::ContainsSubstring("清晨六点") && Catch::Matchers::ContainsSubstring("人大常委"));
}

TEST_CASE("a heading that spans two columns governs both, a rule between them or not") {
    for (const bool rule : {false, true})
        CHECK_THAT(body_under(two_columns("欢度佳节喜迎新春", 60, ferry, council, rule), "欢度佳节喜迎新春"),
                   Catch::Matchers::ContainsSubstring("清晨六点") && Catch::Matchers::ContainsSubstring("人大常委"));
}
