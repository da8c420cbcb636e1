// What newspapers of some languages print, in dumps.
#include <catch_test.hpp>
#include <string>

#include "fields.hpp"
#include "pages.hpp"
#include "syllables.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

TEST_CASE("Korean lines that break within words are joined where the page's own words do not end") {
    const Document out = segment(dump("은하대교 다음 달 개통한다\n김도현 기자\n\n"
                                      "육지와 섬을 잇는 은하대교가 다음 달에\n정식으로 열린다. 다리가 열리면 배로 "
                                      "가\n던 길을 차로 건너게 된다. 섬 주민은 다\n"
                                      "리를 반기며 배를 팔기로 했다. 시는 다\n리에 돈을 썼다. 시는 주말에 대회를 "
                                      "열\n고 이틀 동안 차를 막기로 했다. 주민은\n"
                                      "섬에 남기로 했다. 시는 배를 사기로 했\n다. 다리를 건너면 섬에 닿는다.\n"),
                                 profile("ko"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::headline) == "은하대교 다음 달 개통한다");
    CHECK(text_of(out.articles[0], Role::byline) == "김도현 기자");
    const std::string body = text_of(out.articles[0], Role::body);
    for (const char* joined : {"다리를 반기며", "다리에 돈을", "사기로 했다.", "달에 정식으로"}) {
        INFO(joined);
        CHECK(body.find(joined) != std::string::npos);
    }
}

TEST_CASE("Korean lines that break between words are joined with spaces") {
    const std::vector<std::u32string_view> lines{U"육지와 섬을 잇는 은하대교가", U"다음 달에 정식으로 열린다.",
                                                 U"다리가 열리면 배로 가던",     U"길을 차로 건너게 된다. 섬",
                                                 U"주민은 다리를 반기며 배를",   U"팔기로 했다. 시는 다리에 돈을",
                                                 U"썼다. 시는 주말에 대회를",    U"열고 이틀 동안 차를",
                                                 U"막기로 했다. 주민은 섬에",    U"남기로 했다. 시는 배를 사기로"};
    const LineEnds ends(lines, profile("ko"));
    CHECK_FALSE(ends.break_within_words());
    CHECK(ends.space_between(lines[3], lines[4]));
    CHECK_FALSE(LineEnds(lines, profile("zh")).space_between(lines[3], lines[4]));
}

TEST_CASE("a dateline that a Korean line's end parts within a word is read, and begins a text") {
    const Document out = segment(
        dump("육지와 섬을 잇는 은하대교가 다음 달에\n정식으로 열린다. 다리가 열리면 배로 가\n던 길을 차로 건너게 "
             "된다. 섬 주민은 다\n리를 반기며 배를 팔기로 했다. 시는 다\n리에 돈을 썼다. 시는 주말에 대회를 "
             "열\n고 이틀 동안 차를 막기로 했다. 주민은\n섬에 남기로 했다. 시는 배를 사기로 했\n다. 다리를 "
             "건너면 섬에 닿는다.\n\n은하대교 다음 달 개통한다\n\n[도쿄=이수진 특파\n원] 일본 정부가 내년부터 "
             "외국인을 더\n받아들이기로 했다.\n\n일본 정부, 외국인 늘린다\n"),
        profile("ko"));
    REQUIRE(out.articles.size() == 2);
    CHECK(text_of(out.articles[0], Role::headline) == "은하대교 다음 달 개통한다");
    CHECK(text_of(out.articles[1], Role::dateline) == "[도쿄=이수진 특파원]");
    CHECK(text_of(out.articles[1], Role::byline) == "이수진 특파원");
}

TEST_CASE("a name alone behind the last sentence of a box of few lines is a caption's credit") {
    const Document out =
        segment(dump("Rathaus bekommt neues Dach\nVon Anna Berger\n\nDas Rathaus bekommt im Herbst ein neues "
                     "Dach,\nsagte die Bürgermeisterin am Montag im Rat. Die\nArbeiten dauern bis in den "
                     "Winter hinein.\n\nArbeiter decken das alte Dach ab. Luca Ferrari\n"),
                profile("de"));
    REQUIRE(out.articles.size() == 1);
    CHECK(text_of(out.articles[0], Role::caption) == "Arbeiter decken das alte Dach ab. Luca Ferrari");
    CHECK(text_of(out.articles[0], Role::credit) == "Luca Ferrari");
    CHECK(name_behind(U"村民在村口晒秋，家家户户如此。李明", profile("zh")) == U"李明");
    CHECK(name_behind(U"Arbeiter decken das alte Dach ab.", profile("de")).empty());
    CHECK(name_behind(U"Er kam am Montag. Dann ging er", profile("de")).empty());
}

TEST_CASE("a bare name is a byline in the last line of a heading, and nowhere else") {
    CHECK(byline_of(U"Julien Marchais", true, profile("fr")) == U"Julien Marchais");
    CHECK_FALSE(byline_of(U"Julien Marchais", false, profile("fr")));
    CHECK(byline_of(U"Par Julien Marchais", false, profile("fr")) == U"Par Julien Marchais");
    CHECK(byline_of(U"森川沙織", true, profile("ja")) == U"森川沙織");
    CHECK(byline_of(U"文・高瀬みのり　写真・古賀拓", false, profile("ja")));
    CHECK(byline_of(U"冷小溪", true, profile("zh")) == U"冷小溪");
    CHECK(byline_of(U"ليلى منصور", true, profile("ar")) == U"ليلى منصور");
    CHECK(byline_of(U"נועה שקד", true, profile("he")) == U"נועה שקד");
    CHECK_FALSE(byline_of(U"الإنتاج ينخفض إلى الثلث", true, profile("ar")));
    CHECK(byline_of(U"Redacción", false, profile("es")));
    CHECK_FALSE(byline_of(U"多元路径", true, profile("zh")));  // the end of a crosshead
    CHECK_FALSE(byline_of(std::u32string(1000, U'A'), true, profile("en")));
}

TEST_CASE("decomposed accents take no room of their own, and Cyrillic lines have spaces between") {
    const std::string text =
        "Площадь открыта с мая и до осени будет\nработать каждый день, сообщил мэр города\nна встрече с жителями.\n";
    const Document out = segment(dump(text), profile("zh"));  // no profile of the language at hand
    std::string all;
    for (const Article& article : out.articles)
        for (const Part& part : article.parts) all += part.text + "|";
    for (const Part& part : out.unassigned) all += part.text + "|";
    CHECK((all.find("будет работать") != std::string::npos || all.find("будет|работать") != std::string::npos));
}
