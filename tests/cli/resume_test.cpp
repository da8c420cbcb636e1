// What a second run does, and what it leaves alone.
#include <catch_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json report(const Folder& folder) { return json::parse(read_file(folder / "out/run.json")); }

std::vector<fs::path> records(const Folder& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out/.galley/records"))
        if (entry.is_regular_file()) out.push_back(entry.path());
    return out;
}

/// A reader, an expensive stage, a cheap one, a writer.
std::string expensive_pipeline(const Folder& folder) {
    return pipeline(folder, read_text + R"(, {"use": "test.expensive"}, )" + misbehave("nothing") + ", " + write_json);
}

}  // namespace

TEST_CASE("a run again does nothing that is done, and mends what is gone or damaged") {
    const Folder folder;
    const std::string command = "run " + misbehaving_run(folder, misbehave("nothing"));
    REQUIRE(galley(command).code == 0);
    const std::string document = read_file(folder / "out/in/document.json");
    REQUIRE(galley(command).code == 0);
    CHECK(report(folder)["counts"]["reused"] == 3);
    CHECK(report(folder)["documents"][0]["reused"] == true);

    // One record cut short, one with a changed byte; a file of the output gone.
    const auto files = records(folder);
    REQUIRE(files.size() == 3);
    fs::resize_file(files[0], fs::file_size(files[0]) / 2);
    std::fstream(files[1], std::ios::in | std::ios::out | std::ios::binary).seekp(20).put('\xFF');
    fs::remove(folder / "out/in/document.json");
    REQUIRE(galley(command).code == 0);
    CHECK(report(folder)["counts"]["reused"] == 1);
    CHECK(read_file(folder / "out/in/document.json") == document);

    REQUIRE(galley(command + " --fresh").code == 0);
    CHECK(report(folder)["counts"]["reused"] == 0);
    CHECK(read_file(folder / "out/in/document.json") == document);
}

TEST_CASE("a page that failed is tried again when it is asked for") {
    const Folder folder;
    const std::string command = "run " + misbehaving_run(folder, misbehave("segfault"));
    REQUIRE(galley(command).code == 2);
    const Ended again = galley(command);
    CHECK(again.code == 2);
    CHECK_THAT(again.err,
               ContainsSubstring("ended its process by SIGSEGV") && ContainsSubstring("--retry-failed tries it again"));
    CHECK(report(folder)["counts"]["reused"] == 3);
    CHECK(report(folder)["pages"][1]["error"]["signal"] == "SIGSEGV");
    CHECK(galley(command + " --retry-failed").code == 2);
    CHECK(report(folder)["pages"][1]["attempts"] == 2);
}

TEST_CASE("a change behind an expensive stage starts from its checkpoint") {
    const Folder folder;
    const std::string command = "run " + expensive_pipeline(folder) + " " + folder.file("in.txt", "one\n\ftwo\n") +
                                " -o " + folder / "out" + with_test_plugins;
    REQUIRE(galley(command).code == 0);
    CHECK(report(folder)["pages"][0]["stage_ms"].contains("test.expensive"));
    REQUIRE(galley(command + " --set test.misbehave.trigger=other").code == 0);
    CHECK(report(folder)["counts"]["resumed"] == 2);
    CHECK(report(folder)["pages"][0]["resumed_after"] == "test.expensive");
    CHECK_FALSE(report(folder)["pages"][0]["stage_ms"].contains("test.expensive"));
    REQUIRE(galley(command + " --set test.expensive.mark=x").code == 0);
    CHECK(report(folder)["counts"]["resumed"] == 0);
}

TEST_CASE("a page from a checkpoint finds the images that stages before it emitted") {
    const Folder folder;
    const std::string stages = R"({"use": "read.images"}, {"use": "test.layer"}, {"use": "test.expensive"},
                                  {"use": "test.see", "options": {"say": "a"}}, )" +
                               write_json;
    const std::string image = folder.file("in.pgm", "P5 3 2 255\n" + std::string(6, '\x80'));
    const std::string command =
        "run " + pipeline(folder, stages) + " " + image + " -o " + folder / "out" + with_test_plugins;
    REQUIRE(galley(command).code == 0);
    CHECK_THAT(read_file(folder / "out/in/document.json"), ContainsSubstring("a 3 x 2"));
    REQUIRE(galley(command + " --set test.see.say=b").code == 0);
    CHECK(report(folder)["counts"]["resumed"] == 1);
    CHECK_THAT(read_file(folder / "out/in/document.json"), ContainsSubstring("b 3 x 2"));
}

TEST_CASE("a document that is written anew leaves no file of before, and no file of others goes") {
    const Folder folder;
    const std::string input = folder.file("in.txt", "text\n");
    const std::string stages = read_text + R"(, {"use": "test.writer", "options": {"path": "a/x.txt"}})";
    const std::string command =
        "run " + pipeline(folder, stages) + " " + input + " -o " + folder / "out" + with_test_plugins;
    REQUIRE(galley(command).code == 0);
    (void)folder.file("out/in/mine.txt", "mine");
    REQUIRE(galley(command + " --set test.writer.path=y.txt").code == 0);
    CHECK_FALSE(fs::exists(folder / "out/in/a"));
    CHECK(fs::exists(folder / "out/in/y.txt"));
    CHECK(fs::exists(folder / "out/in/mine.txt"));
}

TEST_CASE("status tells what is done, failed and missing, and clean keeps what is needed") {
    const Folder folder;
    const std::string command = "run " + misbehaving_run(folder, misbehave("throw"));
    REQUIRE(galley(command).code == 2);
    const Ended status = galley("status " + folder / "out");
    CHECK(status.code == 2);
    CHECK_THAT(status.out,
               ContainsSubstring("3 pages: 2 done, 1 failed, 0 missing") && ContainsSubstring("page threw on purpose"));

    REQUIRE(galley(command + " --set test.misbehave.trigger=nowhere").code == 0);
    CHECK_THAT(galley("status " + folder / "out").out, ContainsSubstring("3 done"));
    CHECK(records(folder).size() == 6);
    CHECK_THAT(galley("clean --dry-run " + folder / "out").out, ContainsSubstring("3 files would be removed"));
    CHECK(galley("clean " + folder / "out").code == 0);
    CHECK(records(folder).size() == 3);
    fs::remove(records(folder)[0]);
    const Ended missing = galley("status --json " + folder / "out");
    CHECK(missing.code == 75);
    CHECK(json::parse(missing.out)["missing"] == 1);
}

TEST_CASE("status agrees with the run about documents, and about pages that have no record") {
    const Folder folder;
    const std::string input = folder.file("in.txt", "text\n");
    const std::string stages = read_text + R"(, {"use": "test.writer", "options": {"path": "../x"}})";
    const std::string command =
        "run " + pipeline(folder, stages) + " " + input + " -o " + folder / "out" + with_test_plugins;
    REQUIRE(galley(command).code == 2);
    const Ended document = galley("status " + folder / "out");
    CHECK(document.code == 2);
    CHECK_THAT(document.out,
               ContainsSubstring("1 page: 1 done") && ContainsSubstring("failed: document in at test.writer"));
    const json told = json::parse(galley("status --json " + folder / "out").out);
    CHECK(told["failed_documents"][0]["document"] == "in");

    // A worker that was killed before its page had a key leaves no record, only the report of its run.
    REQUIRE(galley(command + " --set test.writer.path=x").code == 0);
    for (const auto& record : records(folder)) fs::remove(record);
    CHECK(galley("status " + folder / "out").code == 75);
    std::string text = read_file(folder / "out/run.json");
    const auto at = text.find("\"status\":\"done\"", text.find("\"pages\": ["));
    REQUIRE(at != std::string::npos);
    text.replace(at, 15,
                 R"("status":"failed","error":{"stage":"read.text","code":"E_INTERNAL","message":"it was killed"})");
    (void)folder.file("out/run.json", text);
    const Ended page = galley("status " + folder / "out");
    CHECK(page.code == 2);
    CHECK_THAT(page.out, ContainsSubstring("1 failed, 0 missing") && ContainsSubstring("(E_INTERNAL): it was killed"));
}

TEST_CASE("a run that goes wrong stops at --max-failures") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 20; ++i) text += "a bad page\n\f";
    const std::string command = "run -j 1 " +
                                pipeline(folder, read_text + ", " + misbehave("throw") + ", " + write_json) + " " +
                                folder.file("in.txt", text + "end\n") + " -o " + folder / "out" + with_test_plugins;
    const Ended ended = galley(command + " --max-failures 10%");
    CHECK(ended.code == 75);
    CHECK_THAT(ended.err, ContainsSubstring("more than --max-failures 10% allows"));
    CHECK(report(folder)["counts"]["failed"] < 6);
    CHECK_THAT(galley(command + " --fresh --max-failures 1").err,
               ContainsSubstring("2 of 21 pages failed, more than --max-failures 1 allows"));
    CHECK(galley(command + " --max-failures some").code == 64);
}

TEST_CASE("a disk that is full ends the run with 74, and the next run goes on") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "page " + std::to_string(i * 7919) + "\n\f";
    const std::string command = "run " + pipeline(folder, read_text + ", " + write_json) + " " +
                                folder.file("in.txt", text + "end\n") + " -o " + folder / "out";
    // A limit on the size of files stands for the full disk: the same call fails, with another word.
    const Ended full = galley(command, "ulimit -f 8; exec");
    CHECK(full.code == 74);
    CHECK_THAT(full.err, ContainsSubstring("cannot be written: writing failed: File too large"));
    CHECK(galley(command).code == 0);
}

TEST_CASE("numbers for Prometheus, and messages as JSON") {
    const Folder folder;
    const Ended ended =
        galley("run " + misbehaving_run(folder, misbehave("throw")) + " --log json --metrics " + folder / "m.prom");
    CHECK_THAT(read_file(folder / "m.prom"),
               ContainsSubstring("galley_pages{state=\"done\"} 2\n") &&
                   ContainsSubstring("galley_pages{state=\"failed\"} 1\n") &&
                   ContainsSubstring("galley_stage_calls_total{stage=\"read.text\"} 3\n"));
    // Prometheus' text format 0.0.4: comments, and samples of names that a comment has given a type.
    const std::regex type("# TYPE ([a-z_]+) (gauge|counter)"),
        sample("([a-z_]+)(\\{[a-z]+=\"[^\"\\\\]*\"\\})? [0-9]+(\\.[0-9]+)?");
    std::istringstream text(read_file(folder / "m.prom"));
    std::set<std::string> typed;
    std::smatch parts;
    for (std::string one; std::getline(text, one);) {
        INFO(one);
        if (std::regex_match(one, parts, type))
            CHECK(typed.insert(parts[1]).second);
        else if (!one.starts_with("# HELP "))
            CHECK((std::regex_match(one, parts, sample) && typed.contains(parts[1])));
    }
    const json line = json::parse(ended.err.substr(0, ended.err.find('\n')));
    CHECK(line["level"] == "error");
}
