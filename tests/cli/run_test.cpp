#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string stages = R"({"use": "read.text"}, {"use": "text.tidy"}, {"use": "write.json"})";

/// Every file of an output tree but run.json and .galley, with its bytes.
std::map<std::string, std::string> tree(const fs::path& root) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const std::string name = fs::relative(entry.path(), root).string();
        if (entry.is_regular_file() && name != "run.json" && !name.starts_with(".galley"))
            out[name] = read_file(entry.path());
    }
    return out;
}

}  // namespace

TEST_CASE("the output is the same for any number of jobs, and for a folder that moved") {
    const Folder folder;
    for (const char* name : {"in/a.txt", "in/b/c.txt", "in/d.txt"})
        (void)folder.file(name, "一 二 三\n\fpage two of " + std::string(name));
    const std::string file = pipeline(folder, stages);
    REQUIRE(galley("run -j 1 " + file + " " + folder / "in" + " -o " + folder / "one").code == 0);
    fs::rename(folder / "in", folder / "moved");
    REQUIRE(galley("run -j 3 " + file + " " + folder / "moved" + " -o " + folder / "two").code == 0);
    CHECK(tree(folder / "one") == tree(folder / "two"));
    CHECK(tree(folder / "one").size() == 3);
}

TEST_CASE("a second run takes pages from their records, and notices a damaged one") {
    const Folder folder;
    const std::string command = "run --json " + pipeline(folder, stages) + " " + folder.file("in.txt", "one\n\ftwo\n") +
                                " -o " + folder / "out";
    CHECK(json::parse(galley(command).out)["counts"]["reused"] == 0);
    CHECK(json::parse(galley(command).out)["counts"]["reused"] == 2);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out/.galley/records"))
        if (entry.is_regular_file()) {
            fs::resize_file(entry.path(), fs::file_size(entry.path()) - 3);
            break;
        }
    CHECK(json::parse(galley(command).out)["counts"]["reused"] == 1);
    CHECK(json::parse(galley(command + " --set text.tidy.nfc=false").out)["counts"]["reused"] == 0);
}

TEST_CASE("documents of one name from two inputs are kept apart") {
    const Folder folder;
    const std::string inputs = folder.file("a/same.txt", "first") + " " + folder.file("b/same.txt", "second");
    REQUIRE(galley("run " + pipeline(folder, stages) + " " + inputs + " -o " + folder / "out").code == 0);
    CHECK_THAT(read_file(folder / "out/same/document.json"), ContainsSubstring("first"));
    CHECK_THAT(read_file(folder / "out/same-2/document.json"), ContainsSubstring("second"));
}

TEST_CASE("results go to stdout, everything else to stderr") {
    const Folder folder;
    const Ended ended =
        galley("run " + pipeline(folder, stages) + " " + folder.file("in.txt", "one") + " -o " + folder / "out");
    CHECK_THAT(ended.out, ContainsSubstring("1 page, 0 articles in"));
    CHECK(ended.err.empty());
    const Ended logged = galley("run --log json " + pipeline(folder, R"({"use": "read.images"})") + " " +
                                folder.file("bad.png", "no image") + " -o " + folder / "out2");
    CHECK(logged.code == 2);
    CHECK(json::parse(logged.err.substr(0, logged.err.find('\n')))["level"] == "error");
}

TEST_CASE("listings have --json") {
    const json plugins = json::parse(galley("plugins --json").out);
    CHECK(plugins["stages"].size() > 3);
    const json stage = json::parse(galley("inspect --json read.text").out);
    CHECK(stage["id"] == "read.text");
    CHECK(stage["options"][0].contains("help"));
    CHECK(json::parse(galley("schema").out)["properties"]["stages"]["items"]["allOf"].size() ==
          plugins["stages"].size());
    CHECK_THAT(galley("inspect read.text").out, ContainsSubstring("encoding = \"auto\""));
}

TEST_CASE("a stage may write one file for all documents, once they are done") {
    const Folder folder;
    for (const char* name : {"in/b.txt", "in/a.txt", "in/c/d.txt"}) (void)folder.file(name, "one\n\ftwo\n");
    REQUIRE(galley("run " + pipeline(folder, R"({"use": "read.text"}, {"use": "test.index"})") + " " + folder / "in" +
                   " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/plugins")
                .code == 0);
    CHECK(read_file(folder / "out/list.txt") == "a 2\nb 2\nc/d 2\n");
}
