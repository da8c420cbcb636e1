#include <catch_test.hpp>
#include <optional>
#include <utility>

#include "continuation.hpp"
#include "galley/json.hpp"
#include "page_labels.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

const std::string dam_start =
    "Council votes to raise the dam\nBy Ruth Castellan\n\n"
    "The town council voted on Tuesday\nnight to raise the Elmford dam by\nnine feet, ending a long debate\n"
    "about water and farms.\nContinued on page 3\n";
const std::string dam_end =
    "Continued from page 1\n\n"
    "Farms below the Elmford dam will\nlose meadows when the water rises,\nand the council has promised to\npay for "
    "them.\n";
const std::string bakery =
    "A bakery that never locks its door\n\nAt three in the morning the light\nin the window falls on a bench and\non a "
    "loaf of rye.\n";

Document three_pages() {
    Document document;
    document.pages = {dump_page(dam_start), dump_page(bakery), dump_page(dam_end)};
    for (int i = 0; i < 3; ++i) document.pages[static_cast<std::size_t>(i)].index = i;
    return document;
}

}  // namespace

TEST_CASE("an article and its continuation on another page know each other") {
    const Document out = segment(three_pages(), profile("en"));
    REQUIRE(out.articles.size() == 3);
    CHECK(out.articles[0].continued_to == out.articles[2].id);
    CHECK(out.articles[2].continued_from == out.articles[0].id);
    CHECK(out.articles[1].continued_to.empty());
    CHECK(text_of(out.articles[0], Role::jump) == "Continued on page 3");
    CHECK(text_of(out.articles[2], Role::jump) == "Continued from page 1");
}

TEST_CASE("jump lines that agree in nothing are not linked") {
    Document document = three_pages();
    document.pages.erase(document.pages.begin());  // "from page 1" has nobody to come from
    document.pages[0].index = 0;
    document.pages[1].index = 1;
    for (const Article& article : segment(document, profile("en")).articles) CHECK(article.continued_from.empty());
}

TEST_CASE("jump lines mean labels, not places") {
    const auto page = [](int index, const char* label, const char* attrs) {
        Page out;
        out.index = index;
        if (*label != '\0') out.facts = {{"label", label, {}, 1, attrs}};
        return out;
    };
    const PageLabels labels({page(0, "A1", R"({"letters":"A","number":1})"),
                             page(1, "A3", R"({"letters":"A","number":3})"),
                             page(2, "B3", R"({"letters":"B","number":3})"), page(3, "第9版", ""), page(4, "", "")});
    CHECK(labels.find(U"3", 0) == 1);  // of its own section
    CHECK(labels.find(U"3", 2) == 2);
    CHECK(labels.find(U"B3", 0) == 2);
    CHECK(labels.find(U"九", 0) == 3);
    CHECK(labels.find(U"5", 0) == 4);             // has no label: the fifth page
    CHECK(labels.find(U"2", 0) == std::nullopt);  // the second page is A3
    CHECK(labels.find(U"", 0) == std::nullopt);
    const PageLabels none({page(0, "", ""), page(1, "", "")});
    CHECK(none.find(U"A2", 0) == 1);
    CHECK(PageLabels({}).find(U"1", 0) == std::nullopt);
}

TEST_CASE("an article goes on where the label says") {
    Document document = three_pages();
    document.pages[2].facts = {{"label", "B3", {}, 1, R"({"letters":"B","number":3})"}};
    document.pages[1].facts = {{"label", "3", {}, 1, R"({"number":3})"}};
    std::swap(document.pages[1].blocks, document.pages[2].blocks);  // the end now stands on the page labelled 3
    const Document out = segment(document, profile("en"));
    REQUIRE(out.articles.size() == 3);
    CHECK(out.articles[0].continued_to == out.articles[1].id);
}

TEST_CASE("page numbers in digits and in Chinese numerals") {
    CHECK(page_number(U"A7") == 7);
    CHECK(page_number(U"三") == 3);
    CHECK(page_number(U"十二") == 12);
    CHECK(page_number(U"二十") == 20);
    CHECK(page_number(U"") == 0);
    CHECK(page_number(U"99999999999999999999") == 9999);
}

TEST_CASE("an article says what spoke for it") {
    const Document out = segment(dump(bakery), profile("en"));
    REQUIRE(out.articles.size() == 1);
    const auto evidence = attr<std::vector<std::string>>(out.articles[0].attrs, "evidence");
    REQUIRE(evidence.has_value());
    CHECK(std::find(evidence->begin(), evidence->end(), "a heading stands before the text") != evidence->end());
}
