#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {
const std::string fault = TEST_BINARIES "/verify/fault-";
}

TEST_CASE("verify says what failed, and how many passed") {
    const Ended ended = galley("verify --only-failed " + fault + "boxes-inside-page.so");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.out, ContainsSubstring("FAILED   boxes-inside-page") &&
                              ContainsSubstring("the box of the block in block") &&
                              ContainsSubstring("1 failed, 0 crashed") && !ContainsSubstring("passed   "));
}

TEST_CASE("verify takes the id of a stage, and chooses checks by name") {
    const Ended ended = galley("verify write.json --json --include '^(load|abi)'");
    CHECK(ended.code == 0);
    const auto json = nlohmann::json::parse(ended.out);
    CHECK(json["checks"].size() == 3);
    CHECK(json["counts"]["passed"] == 3);
    CHECK_THAT(json["plugin"].get<std::string>(), ContainsSubstring("galley-write-json.so"));
}

TEST_CASE("a check can be run alone, for a debugger") {
    CHECK_THAT(galley("verify --check empty-page " + fault + "empty-page.so").out,
               ContainsSubstring("failed empty-page") && ContainsSubstring("there is nothing on the page"));
}

TEST_CASE("verify names what it does not know") {
    CHECK_THAT(galley("verify text.tydi").err,
               ContainsSubstring("is no file, and no stage") && ContainsSubstring("text.tidy"));
    CHECK_THAT(galley("verify text.tidy --check emptiness").err, ContainsSubstring("There is no check \"emptiness\""));
    CHECK_THAT(galley("verify text.tidy --include '['").err, ContainsSubstring("is no regular expression"));
    CHECK_THAT(galley("verify read.text --input /there/is/nothing").err,
               ContainsSubstring("/there/is/nothing is missing"));
    CHECK(galley("verify text.tidy --set nonsense").code == 64);
    const auto misnamed = [](const std::string& arguments, const std::string& why) {
        const Ended ended = galley("verify " + arguments);
        INFO(arguments);
        CHECK(ended.code == 64);
        CHECK(ended.out.empty());
        CHECK_THAT(ended.err, ContainsSubstring(why));
    };
    misnamed("text.tidy --stage text.tydi",
             "--stage names the stage text.tydi, which galley-text-tidy.so does not bring");
    misnamed("text.tidy --set text.tydi.x=1", "--set names the stage text.tydi");
    misnamed("text.tidy --set text.tidy.nothing=1", "has no option \"nothing\"");
    misnamed("read.text --set read.text.max_pages=many", "max_pages");
    misnamed("read.text --set read.text.max_pages=-1", "outside its range");
}

TEST_CASE("what a file that is no plugin cannot be asked is one line") {
    const Ended ended = galley("verify " TEST_BINARIES "/refused/text-file/text.so");
    CHECK_THAT(ended.out, ContainsSubstring("FAILED   load-now") &&
                              ContainsSubstring("skipped  24 checks: The file cannot be loaded."));
    CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') == 4);
}

TEST_CASE("a stage that hangs ends verify after one check's time, and the checks before it are told") {
    const Ended ended = galley("verify --timeout 2 " + fault + "hang.so");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.out, ContainsSubstring("passed   ids-unique") && ContainsSubstring("FAILED   empty-page") &&
                              ContainsSubstring("It was not done after 2 s") &&
                              ContainsSubstring("checks: empty-page was not done in time") &&
                              ContainsSubstring("1 failed, 0 crashed"));
}

TEST_CASE("a check in hand ends with verify, also when that is killed") {
    const Folder folder;
    const std::string script =
        folder.file("kill.sh", GALLEY_PROGRAM " verify --timeout 100 --include empty-page " + fault +
                                   R"(hang.so >/dev/null & pid=$!
while child=$(cat /proc/$pid/task/$pid/children) && ! grep -q empty-page /proc/${child% }/cmdline; do sleep 0.1; done
kill -9 $pid
for i in $(seq 100); do kill -0 $child 2>/dev/null || exit 0; sleep 0.1; done
exit 1
)");
    CHECK(std::system(("sh " + script + " 2>/dev/null").c_str()) == 0);
}

TEST_CASE("files that are no plugins fail load-now, or the check of what they lack") {
    const std::string refused = TEST_BINARIES "/refused/";
    CHECK_THAT(galley("verify --only-failed " + refused + "text-file/text.so").out,
               ContainsSubstring("FAILED   load-now"));
    CHECK_THAT(galley("verify --only-failed " + refused + "missing-library/missing-library.so").out,
               ContainsSubstring("FAILED   load-now") && ContainsSubstring("libgone.so"));
    CHECK_THAT(galley("verify --only-failed " + refused + "newer-minor/newer-minor.so").out,
               ContainsSubstring("FAILED   abi-version") && ContainsSubstring("1 failed"));
    CHECK_THAT(galley("verify --only-failed " + refused + "no-symbol/no-symbol.so").out,
               ContainsSubstring("FAILED   exports-only-entry") && ContainsSubstring("1 failed"));
    CHECK_THAT(galley("verify --only-failed " + refused + "null-function/null-function.so").out,
               ContainsSubstring("FAILED   descriptor-complete") && ContainsSubstring("lacks a function"));
    CHECK_THAT(galley("verify --only-failed " + refused + "short-descriptor/short-descriptor.so").out,
               ContainsSubstring("FAILED   descriptor-complete") && ContainsSubstring("8 bytes long"));
}
