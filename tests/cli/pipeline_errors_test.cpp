#include <catch_test.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {
const std::string reader = R"({"use": "read.text"})";
}

TEST_CASE("malformed JSON names line and column") {
    const Folder folder;
    const std::string file = folder.file("p.json", "{\"galley\": 1,\n  \"stages\": [}\n");
    const Ended ended = galley("check " + file);
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring("p.json:2:14: this is not valid JSON"));
}

TEST_CASE("an unknown stage is named with the nearest right one") {
    const Folder folder;
    const Ended ended = galley("check " + pipeline(folder, reader + R"(, {"use": "text.tidi"})"));
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring("/stages/1/use: There is no stage \"text.tidi\"") &&
                              ContainsSubstring("Did you mean \"text.tidy\"?"));
}

TEST_CASE("an unknown option is named with the nearest right one, and where it stands") {
    const Folder folder;
    const std::string file = folder.file(
        "p.json",
        "{\"galley\": 1, \"stages\": [\n  {\"use\": \"read.text\",\n   \"options\": {\"encodin\": \"UTF-8\"}}]}");
    const Ended ended = galley("check " + file);
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring("p.json:3:27: /stages/0/options/encodin") &&
                              ContainsSubstring("Did you mean \"encoding\"?"));
}

TEST_CASE("a value of the wrong type says what is wanted and what came") {
    const Folder folder;
    const Ended ended = galley("check " + pipeline(folder, R"({"use": "read.text", "options": {"encoding": 8}})"));
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring(
                              "/stages/0/options/encoding: The option \"encoding\" wants a text, not a whole number."));
}

TEST_CASE("every fault of a file is told at once") {
    const Folder folder;
    const Ended ended =
        galley("check " + folder.file("p.json", R"({"galley": 2, "stage": [], "stages": [{"use": "x.y"}, 3]})"));
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring("/galley: \"galley\" must be 1") &&
                              ContainsSubstring("/stage: There is no key \"stage\"") &&
                              ContainsSubstring("/stages/0/use") &&
                              ContainsSubstring("/stages/1: A stage is an object"));
}

TEST_CASE("a chain that cannot work is refused") {
    const Folder folder;
    CHECK_THAT(galley("check " + pipeline(folder, R"({"use": "text.tidy"})")).err,
               ContainsSubstring("starts with a stage that reads"));
    CHECK_THAT(galley("check " + pipeline(folder, reader + R"(, {"use": "write.json"}, {"use": "text.tidy"})")).err,
               ContainsSubstring("cannot follow one of scope document"));
    CHECK_THAT(galley("check " + pipeline(folder, R"({"use": "read.images"}, {"use": "text.tidy"})")).err,
               ContainsSubstring("text.tidy needs text, which no stage before it gives"));
}

TEST_CASE("comments are allowed, and a good pipeline is called good") {
    const Folder folder;
    const Ended ended =
        galley("check " + folder.file("p.json", "// why\n{\"galley\": 1, /* one */ \"stages\": [" + reader + "]}"));
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, ContainsSubstring("is a good pipeline: read.text"));
}

TEST_CASE("an option given with --set overrides the file and is checked like it") {
    const Folder folder;
    const std::string file = pipeline(folder, reader);
    CHECK_THAT(galley("check --json --set read.text.encoding=Big5 " + file).out,
               ContainsSubstring("\"encoding\": \"Big5\""));
    CHECK(galley("check --set read.text.nothing=1 " + file).code == 65);
    CHECK_THAT(galley("check --set read.txt.encoding=Big5 " + file).err,
               ContainsSubstring("Did you mean \"read.text\"?"));
    CHECK(galley("check --set nonsense " + file).code == 64);
}

TEST_CASE("a pipeline that is not there names the ready ones") {
    const Ended ended = galley("check newspapr");
    CHECK(ended.code == 66);
    CHECK_THAT(ended.err, ContainsSubstring("Did you mean \"newspaper\"? Ready pipelines: fraktur, newspaper."));
}
