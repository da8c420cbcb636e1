// What people put right in a document is done in the next run, and nothing else is.
#include <catch_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

const std::string stages =
    R"({"use": "read.text"}, {"use": "articles.newspaper"}, {"use": "articles.correct"}, {"use": "write.json"}, {"use": "write.text"})";

/// Two documents of one page each, "one" and "two"; the command that runs them.
std::string dumps(const Folder& folder) {
    (void)folder.file("in/one.txt", "Council votes\n\nThe council voted on Tuesday to raise the dam.\n");
    (void)folder.file("in/two.txt", "Market news\n\nWheat rose again on Tuesday, and corn fell.\n");
    return "run " + pipeline(folder, stages) + " " + folder / "in" + " -o " + folder / "out";
}

json document(const Folder& folder, const std::string& id) {
    return json::parse(read_file(folder / ("out/" + id + "/document.json")));
}

/// The place of the line of a document that reads `text`.
json place(const json& document, const std::string& text) {
    for (const json& block : document["pages"][0]["blocks"])
        for (std::size_t l = 0; l < block["lines"].size(); ++l)
            if (block["lines"][l]["text"] == text)
                return {{"page", 0}, {"block", block["id"]}, {"lines", {l, 1}}, {"text", {text}}};
    FAIL("no line reads " << text);
    return {};
}

std::string file_of(const std::string& id, const json& operations) {
    return json{{"schema", "galley.corrections/1"}, {"document", id}, {"operations", operations}}.dump();
}

std::filesystem::file_time_type written(const Folder& folder, const std::string& id) {
    return std::filesystem::last_write_time(folder / ("out/" + id + "/document.json"));
}

}  // namespace

TEST_CASE("a correction is in every format after the next run, which writes that document alone") {
    const Folder folder;
    const std::string command = dumps(folder);
    REQUIRE(galley(command).code == 0);
    const std::string line = "The council voted on Tuesday to raise the dam.";
    const json before = document(folder, "one");
    (void)folder.file("out/one/corrections.json",
                      file_of("one", {{{"op", "text"}, {"at", {place(before, line)}}, {"to", "The council voted."}}}));
    const auto two = written(folder, "two");
    const Ended ended = galley(command);
    CHECK(ended.code == 0);
    const json after = document(folder, "one");
    REQUIRE(after["edits"].size() == 1);
    CHECK(after["edits"][0]["before"] == line);
    CHECK(after["edits"][0]["after"] == "The council voted.");
    CHECK(after["edits"][0]["stage"] == "articles.correct");
    const std::string texts = after["articles"].dump() + after["unassigned"].dump();
    CHECK_THAT(texts, ContainsSubstring("The council voted."));
    CHECK(texts.find(line) == std::string::npos);
    CHECK(after["attrs"]["corrections"]["refused"].empty());
    CHECK(written(folder, "two") == two);
    const auto one = written(folder, "one");
    CHECK(galley(command).code == 0);
    CHECK(written(folder, "one") == one);  // nothing is new
    std::filesystem::remove(folder / "out/one/corrections.json");
    CHECK(galley(command).code == 0);
    CHECK(document(folder, "one") == before);
}

TEST_CASE("what does not fit is a warning and is listed; the rest is done") {
    const Folder folder;
    const std::string command = dumps(folder);
    REQUIRE(galley(command).code == 0);
    json gone = place(document(folder, "one"), "Council votes");
    gone["text"] = {"A line that is not there any more"};
    (void)folder.file(
        "out/two/corrections.json",
        file_of("one", {{{"op", "split"}, {"at", {gone}}},
                        {{"op", "fly"}},
                        7,
                        {{"op", "text"}, {"at", {place(document(folder, "two"), "Market news")}}, {"to", "Markets"}}}));
    const Ended ended = galley(command);
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("made for the document one") &&
                              ContainsSubstring("correction 1 (split) was not made") &&
                              ContainsSubstring("knows no operation \"fly\""));
    const json after = document(folder, "two");
    CHECK(after["attrs"]["corrections"]["refused"].size() == 3);
    CHECK_THAT(after["pages"].dump(), ContainsSubstring("\"Markets\""));
}

TEST_CASE("corrections of an older Galley, which named blocks otherwise and cut them otherwise, find their lines") {
    const Folder folder;
    const std::string command = dumps(folder);
    REQUIRE(galley(command).code == 0);
    const json older = {{"page", 0}, {"block", "region-17"}, {"lines", {3, 1}}, {"text", {"Market news"}}};
    const json extra = {{"op", "text"}, {"at", {older}}, {"to", "Markets"}, {"by", "a member that nobody knows"}};
    (void)folder.file("out/two/corrections.json", file_of("two", json::array({extra})));
    CHECK(galley(command).code == 0);
    CHECK_THAT(document(folder, "two")["pages"].dump(), ContainsSubstring("\"Markets\""));
    (void)folder.file("out/two/corrections.json", R"({"schema":"galley.corrections/2","operations":[]})");
    const Ended newer = galley(command);
    CHECK(newer.code == 2);
    CHECK_THAT(newer.err, ContainsSubstring("newer than this Galley"));
}

TEST_CASE("a file that cannot be read fails its document, whose output of before stays") {
    const Folder folder;
    const std::string command = dumps(folder);
    REQUIRE(galley(command).code == 0);
    const json before = document(folder, "one");
    (void)folder.file("out/one/corrections.json", R"({"schema": "galley.corr)");
    const Ended ended = galley(command);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("half-written") && ContainsSubstring("one"));
    CHECK(document(folder, "one") == before);
    (void)folder.file("out/one/corrections.json", file_of("one", json::array()));
    CHECK(galley(command).code == 0);
}
