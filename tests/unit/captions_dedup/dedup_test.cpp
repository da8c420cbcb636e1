#include "dedup.hpp"

#include <catch_test.hpp>

#include "galley/edit.hpp"
#include "galley/json.hpp"
#include "pages.hpp"
#include "settings.hpp"

using namespace galley;
using namespace galley::captions_dedup;

namespace {

const std::string caption = "花卉小镇工作人员正在包装花卉花卉小镇工作人员正在包装花卉。。";

Page boxed_page(std::vector<Word> words) {
    Page page;
    page.width = page.height = 1000;
    Block& block = page.blocks.emplace_back();
    block.id = "b1";
    block.box = {0, 0, 1000, 100};
    Line& line = block.lines.emplace_back();
    line.box = {0, 0, 1000, 20};
    line.words = std::move(words);
    return page;
}

Word word(std::string text, Box box, double confidence = 1) { return {std::move(text), box, confidence, {}}; }

}  // namespace

TEST_CASE("an edit tells what stood there, by which rule, and how sure it is") {
    const Page page = dedup(dump_page("正文\n" + caption), settings());
    REQUIRE(page.edits.size() == 1);
    CHECK(page.edits[0].stage == "captions.dedup");
    CHECK(page.edits[0].block == "b1");
    CHECK(page.edits[0].line == 1);
    CHECK(page.edits[0].before == caption);
    CHECK(page.edits[0].after == "花卉小镇工作人员正在包装花卉。");
    CHECK(page.edits[0].rule == "run-by-run");
    CHECK(page.edits[0].confidence == Catch::Approx(0.99));
}

TEST_CASE("rules are named after the form of doubling") {
    const auto rule = [](const std::string& text) {
        const Page page = dedup(dump_page(text), settings());
        return page.edits.empty() ? "" : page.edits[0].rule;
    };
    CHECK(rule("太原文旅推介招商太原文旅推介招商") == "whole-unit");
    CHECK(rule("标标题题") == "glyph-by-glyph");
    CHECK(rule("晋源区深耕三大板块晋源区深\n耕三大板块") == "across-lines");
}

TEST_CASE("a line that loses its whole text stays, empty, with its number") {
    const Page page = dedup(dump_page("晋源区深耕三大板块晋源区深\n耕三大板块\n正文"), settings());
    REQUIRE(page.blocks[0].lines.size() == 3);
    CHECK(page.blocks[0].lines[1].words.empty());
    CHECK(attr<bool>(page.blocks[0].lines[1].attrs, "emptied") == true);
    CHECK(text_of(page.blocks[0].lines[2]) == "正文");
}

TEST_CASE("a refrain beside a doubled caption stays") {
    const std::string poem = "小小的船儿在海上漂呀漂\n小小的船儿在海上漂呀漂\n";
    CHECK(joined(dedup(dump_page(poem + "\n" + caption), settings())) == poem + "\n花卉小镇工作人员正在包装花卉。");
    CHECK(joined(dedup(dump_page(caption + "\n" + poem), settings())) == "花卉小镇工作人员正在包装花卉。\n" + poem);
}

TEST_CASE("the space that begins a text box stays, and none is made") {
    CHECK(joined(dedup(dump_page(" " + caption), settings())) == " 花卉小镇工作人员正在包装花卉。");
    // The second line's first kept character had a space before it, but the line had no indent.
    CHECK(joined(dedup(dump_page("花卉小镇工作人员正在包\n装花卉花卉小镇工作人员正在包装花卉 记者姚凡记者姚凡"),
                       settings())) == "花卉小镇工作人员正在包\n装花卉 记者姚凡");
    CHECK(joined(dedup(dump_page("花卉小镇工作人员花卉\n小镇工作人员 记者姚凡记者姚凡"), settings())) ==
          "花卉小镇工作人员\n记者姚凡");
}

TEST_CASE("roles choose the blocks, and tables are never touched") {
    const auto edits = [](BlockKind kind, const TextList& roles) {
        Page page = dump_page(caption);
        page.blocks[0].kind = kind;
        return dedup(page, settings_of({"sure", roles}, settings().language)).edits.size();
    };
    CHECK(edits(BlockKind::caption, {"captions"}) == 1);
    CHECK(edits(BlockKind::heading, {"captions"}) == 0);
    CHECK(edits(BlockKind::heading, {"captions", "headings"}) == 1);
    CHECK(edits(BlockKind::text, {"captions", "headings"}) == 0);
    CHECK(edits(BlockKind::text, {"all"}) == 1);
    CHECK(edits(BlockKind::caption, {"all"}) == 1);
    CHECK(edits(BlockKind::table, {"all"}) == 0);
    CHECK_THROWS_WITH(settings_of({"sure", {"caption"}}, {}),
                      Catch::Matchers::ContainsSubstring("takes captions, headings and all"));
}

TEST_CASE("words drawn twice in one place are one, however short") {
    const Page page = dedup(
        boxed_page({word("股", {0, 0, 20, 20}), word("股", {1, 1, 20, 20}), word("市", {20, 0, 20, 20})}), settings());
    CHECK(joined(page) == "股市");
    REQUIRE(page.edits.size() == 1);
    CHECK(page.edits[0].rule == "overlap");
}

TEST_CASE("equal words beside each other are two") {
    const Page page = boxed_page({word("that", {0, 0, 40, 20}), word("that", {50, 0, 40, 20})});
    CHECK(dedup(page, settings()) == page);
}

TEST_CASE("a line drawn upon another, in its block or the next, goes, the better read one stays") {
    Page page = boxed_page({word("太原文旅推介招商收获满满", {10, 10, 240, 20}, 0.7)});
    page.blocks[0].lines[0].box = {10, 10, 240, 20};
    page.blocks.push_back(page.blocks[0]);
    page.blocks[1].id = "b2";
    Line& shadow = page.blocks[1].lines[0];
    shadow.box = {12, 12, 240, 20};
    shadow.words[0] = word("太原文旅推介招商收荻满满", shadow.box, 0.9);
    const Page out = dedup(page, settings());
    CHECK(out.blocks[0].lines[0].words.empty());
    CHECK(text_of(out.blocks[1].lines[0]) == "太原文旅推介招商收荻满满");

    shadow.box.y = 60;  // below it: printed twice
    CHECK(dedup(page, settings()) == page);
}

TEST_CASE("lines upon each other that differ in their figures are two") {
    Page page = boxed_page({word("增长12.5个百分点", {0, 0, 160, 20})});
    page.blocks[0].lines[0].box = {0, 0, 160, 20};
    page.blocks[0].lines.push_back(page.blocks[0].lines[0]);
    page.blocks[0].lines[1].words[0].text = "增长13.5个百分点";
    CHECK(dedup(page, settings()) == page);
}

TEST_CASE("a sentence that follows itself without a space is drawn twice where the page is drawn double") {
    const std::string twice = "工人在检测传感器的芯片。工人在检测传感器的芯片。",
                      drawn = caption + "\n\n下午三点。\n\n";
    const auto last_line = [](const std::string& text) {
        return text_of(dedup(dump_page(text), settings(Level::likely)).blocks.back().lines.back());
    };
    CHECK(last_line(drawn + twice) == "工人在检测传感器的芯片。");
    CHECK(last_line("正文\n\n" + twice) == twice);                               // nothing else is double: a refrain
    CHECK(last_line(drawn + "归去来兮。归去来兮。") == "归去来兮。归去来兮。");  // as short as refrains are
    CHECK(last_line(drawn + "工人在检测传感器的芯片。 工人在检测传感器的芯片。") ==
          "工人在检测传感器的芯片。 工人在检测传感器的芯片。");
}
