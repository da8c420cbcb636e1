#include "page_regions.hpp"

#include <catch_test.hpp>

#include "galley/error.hpp"
#include "galley/text.hpp"
#include "toolkit/given.hpp"

using namespace galley;

namespace {

Page page_from(const std::string& content) {
    pugi::xml_document document;
    const std::string text = "<PcGts><Metadata/><Page imageFilename='a.tif' imageWidth='1000' imageHeight='2000'>" +
                             content + "</Page></PcGts>";
    REQUIRE(document.load_string(text.c_str()));
    return read_page::page_of(document);
}

std::string line(const std::string& words, const std::string& text) {
    return "<TextRegion id='r'><Coords points='0,0 9,9'/><TextLine id='l'><Coords points='10,20 110,20 110,40 "
           "10,40'/>" +
           words + "<TextEquiv conf='0.5'><Unicode>" + text + "</Unicode></TextEquiv></TextLine></TextRegion>";
}

std::string word(const std::string& text, int x) {
    const std::string from = std::to_string(x), to = std::to_string(x + 10);
    return "<Word><Coords points='" + from + ",20 " + to + ",40'/><TextEquiv conf='0.25'><Unicode>" + text +
           "</Unicode></TextEquiv></Word>";
}

std::vector<std::string> ids_of(const Page& page) {
    std::vector<std::string> out;
    for (const Block& block : page.blocks) out.push_back(block.id);
    return out;
}

}  // namespace

TEST_CASE("a line's words have boxes and confidence") {
    const Page page = page_from(line(word("Neue", 10) + word("Zeitung", 60), "Neue Zeitung"));
    REQUIRE(page.blocks.size() == 1);
    const Line& read = page.blocks[0].lines.at(0);
    CHECK(read.box == Box{10, 20, 100, 20});
    REQUIRE(read.words.size() == 2);
    CHECK(read.words[1] == Word{"Zeitung", {60, 20, 10, 20}, 0.25, {}});
}

TEST_CASE("a corrected line wins over its words") {
    const Line same = page_from(line(word("Nene", 10) + word("Zeitnng", 60), "Neue Zeitung")).blocks[0].lines[0];
    CHECK(text_of(same) == "Neue Zeitung");
    CHECK(same.words[1].box == Box{60, 20, 10, 20});
    const Line other = page_from(line(word("Ne", 10) + word("ue", 20) + word("Zeitung", 60), "Neue Züricher Zeitung?!"))
                           .blocks[0]
                           .lines[0];
    CHECK(text_of(other) == "Neue Züricher Zeitung?!");
    const Line only = page_from(line("", "No words")).blocks[0].lines[0];
    REQUIRE(only.words.size() == 1);
    CHECK(only.words[0] == Word{"No words", {10, 20, 100, 20}, 0.5, {}});
    const Line none = page_from(line(word("Words", 10), "")).blocks[0].lines[0];
    CHECK(text_of(none) == "Words");
}

TEST_CASE("regions stand in reading order, groups within groups") {
    const std::string regions =
        "<TextRegion id='a'/><SeparatorRegion id='rule'/><TextRegion id='b'/><ImageRegion id='c'/>";
    const std::string order =
        "<ReadingOrder><OrderedGroup id='g'><OrderedGroupIndexed id='g1' index='0'>"
        "<RegionRefIndexed index='0' regionRef='c'/><RegionRefIndexed index='1' regionRef='b'/></OrderedGroupIndexed>"
        "<RegionRefIndexed index='1' regionRef='a'/></OrderedGroup></ReadingOrder>";
    CHECK(ids_of(page_from(order + regions)) == std::vector<std::string>{"c", "b", "a", "rule"});
    CHECK(ids_of(page_from(regions)) == std::vector<std::string>{"a", "rule", "b", "c"});
}

TEST_CASE("types and elements tell the kind") {
    const Page page = page_from(
        "<TextRegion type='heading'/><TextRegion type='page-number'/><TextRegion type='credit'/>"
        "<TextRegion type='drop-capital'/><GraphicRegion/><SeparatorRegion/><AdvertRegion/>");
    std::vector<BlockKind> kinds;
    for (const Block& block : page.blocks) kinds.push_back(block.kind);
    CHECK(kinds == std::vector<BlockKind>{BlockKind::heading, BlockKind::furniture, BlockKind::caption, BlockKind::text,
                                          BlockKind::image, BlockKind::rule, BlockKind::advert});
}

TEST_CASE("text in a table belongs to the table, regions in a frame stand alone") {
    const std::string cell =
        "<TextRegion><TextLine><TextEquiv><Unicode>1</Unicode></TextEquiv></TextLine></TextRegion>";
    const Page table = page_from("<TableRegion id='t'>" + cell + cell + "</TableRegion>");
    REQUIRE(table.blocks.size() == 1);
    CHECK(table.blocks[0].lines.size() == 2);
    const Page frame = page_from("<TextRegion id='column'>" + cell + cell + "</TextRegion>");
    CHECK(frame.blocks.size() == 2);
}

TEST_CASE("points of 2010, polygons and rectangles") {
    const Page page = page_from(
        "<TextRegion id='a'><Coords><Point x='1' y='2'/><Point x='11' y='2'/><Point x='11' "
        "y='22'/></Coords></TextRegion>"
        "<TextRegion id='b'><Coords points='5,9 5,5 9,5 9,9'/></TextRegion>"
        "<TextRegion id='c'><Coords points='-5,5 2000,5 2000,9 -5,9'/></TextRegion>");
    CHECK(page.blocks[0].box == Box{1, 2, 10, 20});
    CHECK(page.blocks[0].polygon.size() == 3);
    CHECK(page.blocks[1].box == Box{5, 5, 4, 4});
    CHECK(page.blocks[1].polygon.empty());
    CHECK(page.blocks[2].box == Box{0, 5, 1000, 4});
}

TEST_CASE("a region with text but no lines keeps its text") {
    const Page page = page_from("<TextRegion><TextEquiv><Unicode>One\n\nTwo</Unicode></TextEquiv></TextRegion>");
    REQUIRE(page.blocks[0].lines.size() == 3);
    CHECK(text_of(page.blocks[0].lines[2]) == "Two");
}

TEST_CASE("resolution in inches or centimetres") {
    pugi::xml_document document;
    document.load_string("<PcGts><Page imageXResolution='100' imageResolutionUnit='PPCM'/></PcGts>");
    CHECK(read_page::page_of(document).dpi == Catch::Approx(254));
    document.load_string("<PcGts><Page imageXResolution='nan' imageResolutionUnit='PPI'/></PcGts>");
    CHECK(read_page::page_of(document).dpi == 0);
}

TEST_CASE("what is no page, or nested without end, is refused with a sentence") {
    pugi::xml_document document;
    document.load_string("<PcGts/>");
    CHECK(read_page::is_page(document));
    CHECK_THROWS_WITH(read_page::page_of(document), Catch::Matchers::ContainsSubstring("no Page element"));
    std::string deep;
    for (int i = 0; i < 10000; ++i) deep += "<TableRegion>";
    for (int i = 0; i < 10000; ++i) deep += "</TableRegion>";
    CHECK_THROWS_AS(page_from(deep), InputError);
}

TEST_CASE("captions and headings inside a picture are blocks, other words are the picture's") {
    const auto text = [](const char* type, const char* words) {
        return std::string("<TextRegion type='") + type +
               "'><Coords points='0,0 9,9'/><TextLine><Coords points='1,1 9,1 9,9 1,9'/><TextEquiv><Unicode>" + words +
               "</Unicode></TextEquiv></TextLine></TextRegion>";
    };
    const Page page = page_from("<ImageRegion id='p'><Coords points='0,0 99,99'/>" + text("caption", "The dam") +
                                text("paragraph", "STOP") + text("heading", "Fire") +
                                "<ImageRegion id='q'><Coords points='0,0 9,9'/>" + text("credit", "Ann") +
                                "</ImageRegion></ImageRegion>");
    REQUIRE(page.blocks.size() == 5);
    CHECK(page.blocks[0].kind == BlockKind::image);
    REQUIRE(page.blocks[0].lines.size() == 1);
    CHECK(text_of(page.blocks[0].lines[0]) == "STOP");
    CHECK(page.blocks[1].kind == BlockKind::caption);
    CHECK(page.blocks[2].kind == BlockKind::heading);
    CHECK(page.blocks[3].kind == BlockKind::image);
    CHECK(page.blocks[4].kind == BlockKind::caption);
}

TEST_CASE("regions and lines tell whose they are, and files what their issue is") {
    pugi::xml_document document;
    REQUIRE(document.load_string(
        "<PcGts><Metadata><MetadataItem type='other' name='date' value='2026-02-16'/><MetadataItem "
        "type='processingStep' name='title' "
        "value='no'/></Metadata><Page imageWidth='100' imageHeight='100' primaryLanguage='German'>"
        "<TextRegion id='r1' type='heading' custom='readingOrder {index:0;} structure {id:a3; type:article;}'><Coords "
        "points='0,0 9,9'/>"
        "<TextLine id='r1l1' custom='role {type:kicker;}'><TextEquiv><Unicode>One</Unicode></TextEquiv></TextLine>"
        "<TextLine id='r1l2'><TextEquiv><Unicode>Two</Unicode></TextEquiv></TextLine></TextRegion>"
        "<TextRegion id='r2' custom='structure {type:advert;}'><Coords points='0,0 "
        "9,9'/><TextLine><TextEquiv><Unicode>Buy</Unicode></TextEquiv>"
        "</TextLine></TextRegion><ImageRegion id='i' custom='structure {id:a3;type:article;'><Coords points='0,0 "
        "9,9'/></ImageRegion>"
        "</Page></PcGts>"));
    const Page page = read_page::page_of(document, {{}, {{"r2", "r2", "art1", "caption"}}});
    CHECK(toolkit::given_of(page.blocks[0].lines[0].attrs) == toolkit::Given{"a3", "kicker", false});
    CHECK(toolkit::given_of(page.blocks[0].lines[1].attrs) == toolkit::Given{"a3", "", false});
    CHECK(toolkit::given_of(page.blocks[1].lines[0].attrs) == toolkit::Given{"art1", "caption", true});
    CHECK_FALSE(toolkit::given_of(page.blocks[2].attrs));  // its bracket never closes
    REQUIRE(page.facts.size() == 2);
    CHECK(page.facts[0].value == "2026-02-16");
    CHECK(page.facts[1].value == "de");
}
