#include "alto_page.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "galley/error.hpp"
#include "galley/facts.hpp"
#include "galley/text.hpp"
#include "kinds.hpp"
#include "toolkit/given.hpp"
#include "toolkit/xml.hpp"

using namespace galley;
using namespace galley::read_alto;

namespace {

Page page_from(const std::string& description, const std::string& before_layout, const std::string& blocks,
               double dpi = 300) {
    pugi::xml_document document;
    const std::string text = "<alto><Description>" + description + "</Description>" + before_layout +
                             "<Layout><Page ID='p' WIDTH='1000' HEIGHT='2000'>" + blocks + "</Page></Layout></alto>";
    REQUIRE(document.load_string(text.c_str()));
    return page_of(document, 0, dpi);
}

Page page_with(const std::string& blocks) { return page_from("", "", "<PrintSpace>" + blocks + "</PrintSpace>"); }

std::vector<std::string> ids_of(const Page& page) {
    std::vector<std::string> out;
    for (const Block& block : page.blocks) out.push_back(block.id);
    return out;
}

std::string message_of(const std::string& content) {
    const auto file = std::filesystem::temp_directory_path() / ("galley-read-alto-" + std::to_string(getpid()));
    std::ofstream(file) << content;
    std::string message;
    try {
        (void)xml::read(file.string());
    } catch (const InputError& error) {
        message = error.what();
    }
    std::filesystem::remove(file);
    return message;
}

}  // namespace

TEST_CASE("blocks, lines and words come with boxes and confidence") {
    const Page page = page_with(
        "<TextBlock ID='b' HPOS='10' VPOS='20' WIDTH='300' HEIGHT='40'><Shape><Polygon POINTS='10,20 310,20 310 60'/>"
        "</Shape><TextLine HPOS='10' VPOS='20.4' WIDTH='300' HEIGHT='39.6' BASELINE='10,50 310,52'>"
        "<String CONTENT='A &lt;b&gt;' HPOS='10' VPOS='20' WIDTH='100' HEIGHT='40' WC='0.25'/><SP/>"
        "<String CONTENT='c'/></TextLine></TextBlock>");
    REQUIRE(page.blocks.size() == 1);
    const Block& block = page.blocks[0];
    CHECK(page.width == 1000);
    CHECK(block.kind == BlockKind::text);
    CHECK(block.box == Box{10, 20, 300, 40});
    CHECK(block.polygon == std::vector<Point>{{10, 20}, {310, 20}, {310, 60}});
    REQUIRE(block.lines.size() == 1);
    CHECK(block.lines[0].box == Box{10, 20, 300, 40});
    CHECK(block.lines[0].baseline == Baseline{{10, 50}, {310, 52}});
    REQUIRE(block.lines[0].words.size() == 2);
    CHECK(block.lines[0].words[0] == Word{"A <b>", {10, 20, 100, 40}, 0.25, {}});
    CHECK(block.lines[0].words[1] == Word{"c", {}, 1, {}});
}

TEST_CASE("positions in tenths of a millimetre and 1200ths of an inch become pixels") {
    const std::string block = "<PrintSpace><TextBlock HPOS='254' VPOS='0' WIDTH='127' HEIGHT='1200'/></PrintSpace>";
    const Page mm = page_from("<MeasurementUnit>mm10</MeasurementUnit>", "", block, 300);
    CHECK(mm.blocks[0].box == Box{300, 0, 150, 1417});
    CHECK(mm.dpi == 300);
    CHECK(mm.width == 1181);
    const Page inch = page_from("<MeasurementUnit>inch1200</MeasurementUnit>", "", block, 600);
    CHECK(inch.blocks[0].box == Box{127, 0, 64, 600});
    CHECK(page_from("<MeasurementUnit>pixel</MeasurementUnit>", "", block, 600).dpi == 0);
}

TEST_CASE("the reading order counts, and what it does not name stays behind its neighbour") {
    const std::string blocks =
        "<PrintSpace><TextBlock ID='a'/><TextBlock ID='b'/><TextBlock ID='b-next'/>"
        "<ComposedBlock ID='c'><TextBlock ID='c1'/><TextBlock ID='c2'/></ComposedBlock></PrintSpace>";
    const std::string order =
        "<ReadingOrder><OrderedGroup ID='o'><ElementRef ID='r1' REF='b'/><OrderedGroup ID='o2'>"
        "<ElementRef ID='r2' REF='c'/></OrderedGroup><ElementRef ID='r3' REF='a'/></OrderedGroup></ReadingOrder>";
    CHECK(ids_of(page_from("", order, blocks)) == std::vector<std::string>{"b", "b-next", "c1", "c2", "a"});
    CHECK(ids_of(page_from("", "", blocks)) == std::vector<std::string>{"a", "b", "b-next", "c1", "c2"});
}

TEST_CASE("kinds come from tags, composed blocks, margins and elements") {
    const std::string tags =
        "<Tags><LayoutTag ID='t1' LABEL='Headline'/><StructureTag ID='t2' LABEL='Table'/>"
        "<LayoutTag ID='t3' LABEL='unheard of'/></Tags>";
    const Page page =
        page_from("", tags,
                  "<TopMargin><TextBlock ID='folio'/></TopMargin><PrintSpace><TextBlock ID='h' TAGREFS='t3 t1'/>"
                  "<TextBlock ID='plain' TAGREFS='t2'/><Illustration ID='i'/><GraphicalElement ID='g'/>"
                  "<ComposedBlock TYPE='Advertisement'><TextBlock ID='ad'/><Illustration "
                  "ID='ad-i'/></ComposedBlock></PrintSpace>");
    std::vector<BlockKind> kinds;
    for (const Block& block : page.blocks) kinds.push_back(block.kind);
    CHECK(kinds == std::vector<BlockKind>{BlockKind::furniture, BlockKind::heading, BlockKind::text, BlockKind::image,
                                          BlockKind::rule, BlockKind::advert, BlockKind::image});
}

TEST_CASE("a hyphen at the end of a line belongs to its word") {
    const Page page = page_with(
        "<TextBlock><TextLine><String CONTENT='news' SUBS_TYPE='HypPart1' SUBS_CONTENT='newspaper'/>"
        "<HYP CONTENT='\u00AD'/></TextLine></TextBlock>");
    CHECK(text_of(page.blocks[0].lines[0]) == "news-");
}

TEST_CASE("a baseline of old files is a height") {
    const Page page =
        page_with("<TextBlock><TextLine HPOS='5' VPOS='10' WIDTH='90' HEIGHT='20' BASELINE='25'/></TextBlock>");
    CHECK(page.blocks[0].lines[0].baseline == Baseline{{5, 25}, {95, 25}});
}

TEST_CASE("what is missing or impossible does not cost the page") {
    const Page page = page_with(
        "<TextBlock HPOS='900' VPOS='-5' WIDTH='500' HEIGHT='50'><TextLine HPOS='x' WIDTH='nan'>"
        "<String CONTENT='a' HPOS='1e300' VPOS='2' WIDTH='1e300' HEIGHT='5' WC='97'/></TextLine></TextBlock>"
        "<TextBlock/><TextBlock ID='b1'/>");
    CHECK(page.blocks[0].box == Box{900, 0, 100, 45});
    CHECK(page.blocks[0].lines[0].box.empty());
    CHECK(page.blocks[0].lines[0].words[0].box.empty());
    CHECK(page.blocks[0].lines[0].words[0].confidence == 1);
    const std::vector<std::string> ids = ids_of(page);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 3);
}

TEST_CASE("blocks nested without end are refused") {
    std::string blocks;
    for (int i = 0; i < 10000; ++i) blocks += "<ComposedBlock>";
    for (int i = 0; i < 10000; ++i) blocks += "</ComposedBlock>";
    CHECK_THROWS_AS(page_with(blocks), InputError);
}

TEST_CASE("a page that is not there is named") {
    pugi::xml_document document;
    document.load_string("<alto><Layout/></alto>");
    CHECK(is_alto(document));
    CHECK(page_count(document) == 0);
    CHECK_THROWS_WITH(page_of(document, 0, 300), Catch::Matchers::ContainsSubstring("no page 1"));
}

TEST_CASE("damage is told with its line") {
    CHECK_THAT(message_of("<alto>\n<Layout>\n<Page></Wrong>\n</alto>"), Catch::Matchers::ContainsSubstring("line 3"));
    CHECK_THAT(message_of(""), Catch::Matchers::ContainsSubstring("line 1"));
    CHECK(message_of("<a:alto xmlns:a='x'><a:Layout/></a:alto>").empty());
}

TEST_CASE("tags, composed blocks and METS tell whose a line is") {
    const std::string tags =
        "<Tags><StructureTag ID='s1' TYPE='article' LABEL='Fire'/><StructureTag ID='s2' TYPE='chapter'/><RoleTag "
        "ID='k' TYPE='role' "
        "LABEL='kicker'/><OtherTag ID='d' TYPE='date' LABEL='2026-02-16'/></Tags>";
    const auto line = [](const char* id, const char* more) {
        return std::string("<TextLine ID='") + id + "' " + more + "><String CONTENT='x'/></TextLine>";
    };
    const std::string blocks =
        "<PrintSpace><TextBlock ID='b1' TAGREFS='s1'>" + line("l1", "TAGREFS='k'") + line("l2", "TAGREFS='s2'") +
        "</TextBlock><ComposedBlock ID='c7' TYPE='Article'><TextBlock ID='b2'>" + line("l3", "") +
        "</TextBlock><Illustration ID='i1'/></ComposedBlock><TextBlock ID='b3'>" + line("l4", "") + line("l5", "") +
        line("l6", "") + "</TextBlock></PrintSpace>";
    pugi::xml_document document;
    const std::string text = "<alto>" + tags + "<Layout><Page WIDTH='100' HEIGHT='100' PRINTED_IMG_NR='A7' LANG='de'>" +
                             blocks + "</Page></Layout></alto>";
    REQUIRE(document.load_string(text.c_str()));
    mets::PageInMets in_mets{{{"date", "2026-02-17", {}, 0.95, {}}}, {{"l4", "l5", "art1", "body"}}};
    const Page page = page_of(document, 0, 300, in_mets);
    REQUIRE(page.blocks.size() == 4);
    CHECK(toolkit::given_of(page.blocks[0].lines[0].attrs) == toolkit::Given{"s1", "kicker", false});
    CHECK(toolkit::given_of(page.blocks[0].lines[1].attrs) == toolkit::Given{"s1", "", false});
    CHECK(toolkit::given_of(page.blocks[1].lines[0].attrs) == toolkit::Given{"c7", "", false});
    CHECK(toolkit::given_of(page.blocks[2].attrs) == toolkit::Given{"c7", "", false});
    CHECK(toolkit::given_of(page.blocks[3].lines[0].attrs) == toolkit::Given{"art1", "body", true});
    CHECK(toolkit::given_of(page.blocks[3].lines[1].attrs) == toolkit::Given{"art1", "body", true});
    CHECK_FALSE(toolkit::given_of(page.blocks[3].lines[2].attrs));
    CHECK(find_fact(page.facts, "date")->value == "2026-02-17");  // METS was made for the issue
    CHECK(find_fact(page.facts, "label")->value == "A7");
    CHECK(find_fact(page.facts, "language")->value == "de");
}
