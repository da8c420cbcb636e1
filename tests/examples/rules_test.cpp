#include <catch_test.hpp>

#include "ocr-program/tsv.hpp"
#include "redact-phones/rules.hpp"
#include "write-csv/csv.hpp"

TEST_CASE("phone numbers are blackened, other numbers are not") {
    CHECK(redacted("call 0351-1234567 or 13912345678.", "*") == "call ************ or ***********.");
    CHECK(redacted("13912345678", "█") == "███████████");
    CHECK(redacted("on 2024-02-15, 123456789012345 of 8 and 13912345", "*") ==
          "on 2024-02-15, 123456789012345 of 8 and 13912345");
    CHECK(redacted("", "*").empty());
}

TEST_CASE("fields of a table are quoted where they must be") {
    CHECK(field("plain") == "plain");
    CHECK(field("a, \"b\"\nc") == "\"a, \"\"b\"\"\nc\"");
}

TEST_CASE("a row an article") {
    galley::Document document;
    galley::Article article;
    article.id = "a1";
    article.parts = {{galley::Role::headline, "Market day", {{2, "b", 0, 1}}, {}},
                     {galley::Role::body, "One.", {}, {}},
                     {galley::Role::body, "Two.", {}, {}}};
    document.articles.push_back(article);
    CHECK(csv_of(document) == "id,page,headline,byline,text\r\na1,3,Market day,,\"One.\nTwo.\"\r\n");
}

TEST_CASE("rows of words become blocks and lines with their boxes") {
    const auto blocks = blocks_of(
        "level\tpage\n5\t1\t1\t1\t1\t1\t10\t10\t60\t20\t96.5\tMarket\n5\t1\t1\t1\t1\t2\t80\t12\t40\t20\t88\tday\n"
        "4\t1\t1\t1\t2\t0\t0\t0\t9\t9\t-"
        "1\t\n5\t1\t1\t1\t2\t1\t10\t40\t30\t20\t50\tmoves\n5\t1\t2\t1\t1\t1\t0\t0\t5\t5\t1\t \n");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].box == galley::Box{10, 10, 110, 50});
    REQUIRE(blocks[0].lines.size() == 2);
    CHECK(blocks[0].lines[0].box == galley::Box{10, 10, 110, 22});
    CHECK(blocks[0].lines[0].words[1].text == "day");
    CHECK(blocks[0].lines[0].words[0].confidence == Catch::Approx(0.965));
}
