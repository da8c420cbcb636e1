// galley eval: which files are compared, and what is said of those that cannot be.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

const char* const truth =
    R"({"articles": [{"headline": "公园开放", "kicker": null, "body": ["城南公园免费开放。", {"crosshead": "散步"}],
                              "captions": ["公园一角"]}]})";
const char* const found = R"({"schema": "galley.document/1", "articles": [{"headline": "公园开放", "paragraphs":
                              [{"role": "body", "text": "城南公园免费开放。"}, {"role": "crosshead", "text": "散步"}],
                              "captions": [{"text": "公园一角", "credit": null}]}]})";
const char* const other = R"({"articles": [{"headline": "公园开门", "paragraphs": [], "captions": []}]})";

}  // namespace

TEST_CASE("eval compares a run with a folder of true articles, document by document") {
    const Folder folder;
    folder.file("truth/day1.truth.json", truth);
    folder.file("truth/day2.json", truth);
    folder.file("out/day1/document.json", found);
    folder.file("out/day2/document.json", other);
    folder.file("out/run.json", "{}");
    folder.file("out/.galley/x/document.json", "{}");
    const Ended table = galley("eval " + folder / "truth " + folder / "out");
    CHECK(table.code == 0);
    CHECK(table.err.empty());
    CHECK_THAT(table.out, ContainsSubstring("document  article_f1") && ContainsSubstring("day1          1.0000") &&
                              ContainsSubstring("mean") && ContainsSubstring("worst"));
    const auto json = nlohmann::json::parse(galley("eval --json " + folder / "truth " + folder / "out").out);
    CHECK(json["documents"]["day1"]["article_f1"] == 1);
    CHECK(json["documents"]["day1"]["cer"] == 0);
    CHECK(json["documents"]["day2"]["head_exact"] == 0);
    CHECK(json["documents"]["day2"]["headline"] == 0.75);
    CHECK(json["mean"]["headline"] == 0.875);
    CHECK(json["worst"]["headline"] == 0.75);
}

TEST_CASE("eval counts a document that is missing as nothing found, and names those it knows no truth of") {
    const Folder folder;
    folder.file("truth/day1.json", truth);
    folder.file("truth/day2.json", truth);
    folder.file("out/day1/document.json", found);
    folder.file("out/day3/document.json", found);
    const Ended ended = galley("eval --json " + folder / "truth " + folder / "out");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("has no document \"day2\"") &&
                              ContainsSubstring("No truth is known of document \"day3\""));
    const auto json = nlohmann::json::parse(ended.out);
    CHECK(json["mean"]["article_f1"] == 0.5);
    CHECK(json["missing"] == nlohmann::json{"day2"});
    CHECK(json["untested"] == nlohmann::json{"day3"});
}

TEST_CASE("eval compares two files, whatever their names, and two runs") {
    const Folder folder;
    folder.file("any.json", truth);
    folder.file("out/day1/document.json", found);
    folder.file("out/run.json", "{}");
    const Ended files = galley("eval " + folder / "any.json " + folder / "out/day1/document.json");
    CHECK(files.code == 0);
    CHECK_THAT(files.out, ContainsSubstring("any           1.0000") && !ContainsSubstring("mean"));
    const Ended runs = galley("eval " + folder / "out " + folder / "out");
    CHECK(runs.code == 0);
    CHECK_THAT(runs.out, ContainsSubstring("day1          1.0000"));
}

TEST_CASE("eval says what it cannot compare, and why") {
    const Folder folder;
    folder.file("truth/day1.json", truth);
    folder.file("list.json", "[1, 2]");
    folder.file("out/day1/document.json", "{\"articles\": [");
    folder.file("empty/readme.txt", "");
    const Ended broken = galley("eval " + folder / "truth " + folder / "out");
    CHECK(broken.code == 66);
    CHECK_THAT(broken.err, ContainsSubstring("out/day1/document.json\" holds no articles that can be compared"));
    CHECK_THAT(galley("eval " + folder / "list.json " + folder / "list.json").err,
               ContainsSubstring("list.json\" holds no articles"));
    CHECK_THAT(galley("eval " + folder / "truth " + folder / "empty").err,
               ContainsSubstring("is write.json in the pipeline?"));
    CHECK_THAT(galley("eval " + folder / "none " + folder / "out").err, ContainsSubstring("none\" is missing"));
    CHECK_THAT(galley("eval " + folder / "empty " + folder / "out").err, ContainsSubstring("holds no JSON files"));
}
