#include "agreement.hpp"

#include <catch_test.hpp>
#include <string>
#include <vector>

#include "galley/facts.hpp"

using namespace galley;
using namespace galley::issue_facts;

namespace {

Fact printed(const char* name, const char* value, double confidence = 0.9) {
    return {name, value, std::nullopt, confidence, {}};
}

Fact labelled(const char* value, int number) {
    Fact fact = printed("label", value);
    fact.attrs = "{\"number\":" + std::to_string(number) + "}";
    return fact;
}

Document document_of(std::size_t pages) {
    Document document;
    document.id = "issue";
    for (std::size_t i = 0; i < pages; ++i) {
        document.pages.push_back({});
        document.pages.back().index = static_cast<std::int32_t>(i);
        document.pages.back().source = std::to_string(i + 1) + ".jpg";
    }
    return document;
}

}  // namespace

TEST_CASE("what pages agree on is told of the issue, once") {
    Document document = document_of(3);
    const auto warnings =
        agree(document, {{printed("date", "2026-02-16"), printed("title", "THE OXLEY TIMES")},
                         {printed("date", "2026-02-16"), printed("title", "The Oxley Times"), labelled("2", 2)},
                         {printed("title", "The Oxley Times"), labelled("3", 3), printed("section", "Sport")}});
    CHECK(warnings.empty());
    CHECK(fact_of(document, "date") == "2026-02-16");
    CHECK(fact_of(document, "title") == "The Oxley Times");
    CHECK(find_fact(document.facts, "date")->confidence > 0.98);
    CHECK(document.pages[0].facts.empty());
    CHECK(label_of(document.pages[0]) == "1");
    CHECK(label_of(document.pages[2]) == "3");
    CHECK(fact_of(document, document.pages[2], "section") == "Sport");
    CHECK(issue_name(document) == "The Oxley Times, 2026-02-16");
}

TEST_CASE("a page that disagrees keeps its own fact, with a warning") {
    Document document = document_of(3);
    const auto warnings = agree(
        document, {{printed("date", "2026-02-16")}, {printed("date", "2026-02-17")}, {printed("date", "2026-02-16")}});
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0] ==
          "page 2 (2.jpg) says that the date is 2026-02-17, the other pages of issue say 2026-02-16; the page keeps "
          "its own");
    CHECK(fact_of(document, "date") == "2026-02-16");
    CHECK(fact_of(document, document.pages[1], "date") == "2026-02-17");
    CHECK(document.pages[0].facts.empty());
}

TEST_CASE("pages of many issues have no date together") {
    Document document = document_of(3);
    const auto warnings = agree(
        document, {{printed("date", "2026-02-16")}, {printed("date", "2026-02-17")}, {printed("date", "2026-02-18")}});
    CHECK(warnings.empty());
    CHECK(fact_of(document, "date").empty());
    CHECK(fact_of(document, document.pages[2], "date") == "2026-02-18");
    CHECK(issue_name(document) == "issue");
}

TEST_CASE("a label that two pages have is a warning") {
    Document document = document_of(3);
    const auto warnings = agree(document, {{labelled("1", 1)}, {labelled("02版", 2)}, {labelled("第2版", 2)}});
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0] ==
          "page 2 (2.jpg) and page 3 (3.jpg) are both labelled 第2版; one of them was misread, or is there twice");
}

TEST_CASE("of one page the surest is taken, and what is unsure is not told") {
    const auto facts = likeliest({printed("date", "2026-02-16", 0.9), printed("date", "2026-02-17", 0.5),
                                  printed("label", "3", 0.3), printed("other", "stays", 0.1), printed("title", "")});
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].value == "2026-02-16");
    CHECK(facts[1].value == "stays");
    CHECK(likeliest({}).empty());
    Document none = document_of(0);
    CHECK(agree(none, {}).empty());
    CHECK(none.facts.empty());
}

TEST_CASE("a file that is named after another day than it prints is a warning") {
    const Page page = document_of(1).pages[0];
    Fact named = printed("date", "2026-02-16", 0.8);
    named.attrs = R"({"from":"name"})";
    CHECK(
        name_against_print(page, {named, printed("date", "2026-02-17")}) ==
        "page 1 (1.jpg) is named after 2026-02-16 and prints 2026-02-17; the surer one is taken: look whether the file "
        "has the right name");
    CHECK(name_against_print(page, {named, printed("date", "2026-02-16")}).empty());
    CHECK(name_against_print(page, {named, printed("date", "2026-02-17", 0.5)}).empty());  // print that is hardly sure
    CHECK(name_against_print(page, {printed("date", "2026-02-17")}).empty());
    CHECK(name_against_print(page, {}).empty());
}

TEST_CASE("what a document is known to be stands") {
    Document document = document_of(1);
    document.facts = {printed("title", "Given", 1)};
    agree(document, {{printed("title", "Read")}});
    CHECK(fact_of(document, "title") == "Given");
}
