#include "pdf.hpp"

#include <catch_test.hpp>

#include "reading.hpp"
#include "xml/sample_document.hpp"

using namespace galley;
using namespace galley::write_pdf;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string written(const Document& document, std::size_t* asked = nullptr) {
    std::string out;
    bool ended = false;
    write_document(
        document, Pages(document),
        [&](const Page&) -> std::optional<PageImage> {
            if (asked != nullptr) ++*asked;
            return std::nullopt;
        },
        {"zh", "1.2.3"},
        [&](std::string_view bytes, bool last) {
            CHECK_FALSE(ended);
            out += bytes;
            ended = last;
        });
    CHECK(ended);
    return out;
}

}  // namespace

TEST_CASE("every object stands where the table says") {
    const std::string pdf = written(sample_document());
    CHECK(pdf.starts_with("%PDF-1.7\n"));
    const std::size_t start = pdf.rfind("xref\n0 ", pdf.size());
    const std::size_t table = pdf.rfind("\nxref\n", pdf.size()) + 1;
    REQUIRE(start != std::string::npos);
    CHECK_THAT(pdf, ContainsSubstring("startxref\n" + std::to_string(table) + "\n%%EOF"));
    const int count = std::stoi(pdf.substr(table + 7));
    std::size_t row = pdf.find("65535 f \n", table) + 9;
    for (int i = 1; i < count; ++i, row += 20) {
        const std::size_t place = std::stoul(pdf.substr(row, 10));
        INFO("object " << i);
        CHECK(pdf.substr(place, 12).starts_with(std::to_string(i) + " 0 obj\n"));
    }
}

TEST_CASE("pages without a size are left out, images asked for once") {
    std::size_t asked = 0;
    const std::string pdf = written(sample_document(), &asked);
    CHECK(asked == 2);
    CHECK_THAT(pdf, ContainsSubstring("/Type /Pages /Count 2"));
    CHECK_THAT(pdf, ContainsSubstring("/MediaBox [0 0 240.400668"));  // 1000 pixels at 299.5 dpi
}

TEST_CASE("articles are bookmarks and structure") {
    const std::string pdf = written(sample_document());
    CHECK_THAT(pdf, ContainsSubstring("/Title <FEFF003C007300630072006900700074003E") && ContainsSubstring("/XYZ"));
    CHECK_THAT(pdf, ContainsSubstring("/S /Art") && ContainsSubstring("/S /H1") && ContainsSubstring("/Marked true"));
    CHECK_THAT(pdf, ContainsSubstring("/Lang <FEFF007A0068>"));
    CHECK(written(sample_document()) == pdf);
}

TEST_CASE("lines stand in the order of the articles, each once, then what nobody claims") {
    Document document = sample_document();
    document.articles[0].parts.insert(document.articles[0].parts.begin() + 1,
                                      {Role::byline, "花", {{0, "b2", 0, 1}}, {}});
    const Reading reading(document);
    const std::vector<std::vector<Passage>> passages{reading.passages_on(document.pages[0]),
                                                     reading.passages_on(document.pages[1])};
    REQUIRE(passages[0].size() == 3);
    CHECK(passages[0][0].role == Role::headline);
    CHECK(passages[0][1].role == Role::body);                             // the byline stands in the paragraph
    CHECK(passages[0][1].lines == std::vector<LineRef>{{1, 0}, {1, 2}});  // the emptied line has no text
    CHECK(passages[0][2].article == -1);
    CHECK(passages[0][2].lines == std::vector<LineRef>{{5, 0}});
    CHECK(passages[1][1].article == 1);
}

TEST_CASE("text strings hold any character, numbers no locale") {
    CHECK(text_string("a花\U0001F600") == "<FEFF006182B1D83DDE00>");
    CHECK(number(0.24) == "0.24");
    CHECK(number(-0.0001) == "0");
    CHECK(number(100) == "100");
    CHECK(number(1e300 * 1e300) == "0");
}
