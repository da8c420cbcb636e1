#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Contains;

namespace {
const std::string fault = TEST_BINARIES "/verify/fault-";
}

TEST_CASE("verify says what failed, and how many passed") {
    const Ended ended = galley("verify --only-failed " + fault + "boxes-inside-page.so");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.out, Contains("FAILED   boxes-inside-page") && Contains("the box of the block in block") &&
                              Contains("1 failed, 0 crashed") && !Contains("passed   "));
}

TEST_CASE("verify takes the id of a stage, and chooses checks by name") {
    const Ended ended = galley("verify write.json --json --include '^(load|abi)'");
    CHECK(ended.code == 0);
    const auto json = nlohmann::json::parse(ended.out);
    CHECK(json["checks"].size() == 3);
    CHECK(json["counts"]["passed"] == 3);
    CHECK_THAT(json["plugin"].get<std::string>(), Contains("galley-write-json.so"));
}

TEST_CASE("a check can be run alone, for a debugger") {
    CHECK_THAT(galley("verify --check empty-page " + fault + "empty-page.so").out,
               Contains("failed empty-page") && Contains("there is nothing on the page"));
}

TEST_CASE("verify names what it does not know") {
    CHECK_THAT(galley("verify text.tydi").err, Contains("is no file, and no stage") && Contains("text.tidy"));
    CHECK_THAT(galley("verify text.tidy --check emptiness").err, Contains("There is no check \"emptiness\""));
    CHECK_THAT(galley("verify text.tidy --include '['").err, Contains("is no regular expression"));
    CHECK_THAT(galley("verify read.text --input /there/is/nothing").err, Contains("/there/is/nothing is not there"));
    CHECK(galley("verify text.tidy --set nonsense").code == 64);
}

TEST_CASE("what a file that is no plugin cannot be asked is one line") {
    const Ended ended = galley("verify " TEST_BINARIES "/refused/text-file/text.so");
    CHECK_THAT(ended.out, Contains("FAILED   load-now") && Contains("skipped  24 checks: The file cannot be loaded."));
    CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') == 4);
}

TEST_CASE("files that are no plugins fail load-now, or the check of what they lack") {
    const std::string refused = TEST_BINARIES "/refused/";
    CHECK_THAT(galley("verify --only-failed " + refused + "text-file/text.so").out, Contains("FAILED   load-now"));
    CHECK_THAT(galley("verify --only-failed " + refused + "missing-library/missing-library.so").out,
               Contains("FAILED   load-now") && Contains("libgone.so"));
    CHECK_THAT(galley("verify --only-failed " + refused + "newer-minor/newer-minor.so").out,
               Contains("FAILED   abi-version") && Contains("1 failed"));
    CHECK_THAT(galley("verify --only-failed " + refused + "no-symbol/no-symbol.so").out,
               Contains("FAILED   exports-only-entry") && Contains("1 failed"));
    CHECK_THAT(galley("verify --only-failed " + refused + "null-function/null-function.so").out,
               Contains("FAILED   descriptor-complete") && Contains("lacks a function"));
    CHECK_THAT(galley("verify --only-failed " + refused + "short-descriptor/short-descriptor.so").out,
               Contains("FAILED   descriptor-complete") && Contains("8 bytes long"));
}
