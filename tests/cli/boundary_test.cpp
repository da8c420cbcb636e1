// What the host promises whatever a stage emits: nothing is lost, nothing unsound is kept, and the stage is named.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string stage(const std::string& id, const std::string& options, const std::string& more = "") {
    return R"({"use": ")" + id + R"(", "options": {)" + options + "}" + more + "}";
}

std::string how(const std::string& id, const std::string& mode) { return stage(id, R"("how": ")" + mode + "\""); }

/// A page of two lines through some stages.
std::string command(const Folder& folder, const std::string& stages, const std::string& text = "one text\nother\n") {
    return "run -j 1 " + pipeline(folder, read_text + ", " + stages + ", " + write_json) + " " +
           folder.file("in.txt", text) + " -o " + folder / "out" + with_test_plugins;
}

json report(const Folder& folder) { return json::parse(read_file(folder / "out/run.json")); }

}  // namespace

TEST_CASE("a change of a page that loses or misstates text is refused and blamed on its stage") {
    const std::pair<std::string, std::string> modes[] = {
        {"empty-line", "the text \"one\" is gone, and no edit says so"},
        {"drop-line", "is gone, and no edit says so"},
        {"drop-block", "is gone, and no edit says so"},
        {"other-text", "the text \"one\" is gone, and no edit says so"},
        {"wrong-before",
         "an edit says that \"never stood there\" stood in line 0 of block b1, where \"one text\" stood"},
        {"no-block", "an edit names line 0 of block no such block, which is not on the page"},
        {"no-line", "an edit names line 77 of block b1, which is not on the page"},
        {"wrong-after", "an edit says that line 0 of block b1 is now \"what it does not say\", but it is \"one text\""},
        {"attrs-text", "the attrs of line 0 of block b1 are no JSON object"},
        {"attrs-list", "the attrs of block b1 are no JSON object"},
        {"attrs-endless", "the attrs of the page are nested more than 64 deep"},
        {"control-id", "the id of a block holds a control character"}};
    for (const auto& [mode, why] : modes) {
        const Folder folder;
        const Ended ended = galley(command(folder, how("test.change", mode)));
        INFO(mode << ": " << ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(ended.err, ContainsSubstring("page 1 of in (in.txt) failed at test.change (E_INTERNAL)") &&
                                  ContainsSubstring(why));
    }
    const Folder folder;
    const Ended ended = galley(command(folder, how("test.change", "edit") + ", " + how("test.change", "drop-edit")));
    CHECK_THAT(ended.err, ContainsSubstring("failed at test.change-2") &&
                              ContainsSubstring("edits of stages before it are gone or changed"));
}

TEST_CASE("text that moves, is parted, or is told by edits is no fault, and edits bear the name of their stage") {
    for (const std::string mode : {"move", "split", "edit", "chain"}) {
        const Folder folder;
        const Ended ended = galley(command(folder, how("test.change", mode)));
        INFO(mode << ": " << ended.err);
        CHECK(ended.code == 0);
        const json document = json::parse(read_file(folder / "out/in/document.json"));
        const std::size_t edits = mode == "edit" ? 1 : mode == "chain" ? 2 : 0;
        REQUIRE(document["edits"].size() == edits);
        for (const json& edit : document["edits"]) CHECK(edit["stage"] == "test.change");
    }
}

TEST_CASE("a document that contradicts itself or what came before is refused and blamed on its stage") {
    const std::pair<std::string, std::string> modes[] = {
        {"twin-articles", "two articles have the id a"},
        {"ghost", "article a is continued from or to the article ghost, which is not there"},
        {"page-index", "page 0 has become page 9999"},
        {"drop-page", "the document had 1 pages and has 0"},
        {"drop-text", "on page 0 the text \"one\" is gone, and no edit says so"},
        {"attrs", "the attrs of the document are nested more than 64 deep"},
        {"control-id", "the id of an article holds a control character"}};
    for (const auto& [mode, why] : modes) {
        const Folder folder;
        const Ended ended = galley(command(folder, how("test.changedocument", mode)));
        INFO(mode << ": " << ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(ended.err, ContainsSubstring("document in is not complete: test.changedocument (E_INTERNAL)") &&
                                  ContainsSubstring(why));
    }
    const Folder folder;
    const Ended ended =
        galley(command(folder, how("test.changedocument", "claim") + ", " + how("test.changedocument", "unclaim")));
    CHECK_THAT(ended.err, ContainsSubstring("test.changedocument-2") &&
                              ContainsSubstring("was in an article or unassigned, and is in neither now"));
}

TEST_CASE("a value that was refused fails the call, whatever the stage makes of it") {
    const Folder folder;
    const Ended ended = galley(command(folder, stage("test.careless", ""), "first page\n\fa bad page\n\fthird page\n"));
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("page 2 of in (in.txt) failed at test.careless (E_INTERNAL)") &&
                              ContainsSubstring("is nan, not within 0 to 1"));
    CHECK(report(folder)["counts"]["failed"] == 1);
    CHECK(json::parse(read_file(folder / "out/in/document.json"))["pages"].size() == 2);
}

TEST_CASE("an identity that fails or is no UTF-8 ends the run with the stage's name, and its instance is ended") {
    for (const auto& [mode, why] : {std::pair<std::string, std::string>{"throw", "no identity on purpose"},
                                    {"latin", "its identity is not valid UTF-8"}}) {
        const Folder folder;
        const Ended ended = galley(
            command(folder, stage("test.identity", R"("how": ")" + mode + R"(", "mark": ")" + folder / "mark" + "\"")));
        CHECK(ended.code == 70);
        CHECK_THAT(ended.err, ContainsSubstring("The stage test.identity") && ContainsSubstring(why));
        CHECK(read_file(folder / "mark") == "x");
    }
}

TEST_CASE("a data file that is asked for while a page is in hand was to be asked for before") {
    const Folder folder;
    (void)folder.file("data.txt", "1");
    const std::string options = R"("how": ")", resource = R"(", "resource": "data.txt")";
    const Ended late = galley(command(folder, stage("test.change", options + "resource-late" + resource)));
    CHECK(late.code == 2);
    CHECK_THAT(late.err, ContainsSubstring("the data file data.txt was not asked for in create"));
    // One that is asked for in time makes another record when it changes.
    const std::string run = command(folder, stage("test.change", options + "nothing" + resource));
    REQUIRE(galley(run).code == 0);
    REQUIRE(galley(run).code == 0);
    CHECK(report(folder)["counts"]["reused"] == 1);
    (void)folder.file("data.txt", "2");
    REQUIRE(galley(run).code == 0);
    CHECK(report(folder)["counts"]["reused"] == 0);
}

TEST_CASE("output paths that cannot be cost their document, with the stage's name, and the run goes on") {
    const std::pair<std::string, std::string> paths[] = {
        {"dir/", "names a folder, not a file"},
        {"dir/.", "names a folder, not a file"},
        {std::string(5000, 'x'), "has a name of more than 255 bytes"},
        {[] {
             std::string deep;
             for (int i = 0; i < 1000; ++i) deep += "folder/";
             return deep + "x";
         }(),
         "is too long"},
        {"document.json", "is that of a file which write.json wrote"},
        {"document.json/x", "lies below \"document.json\", a file that write.json wrote"}};
    for (const auto& [path, why] : paths) {
        const Folder folder;
        (void)folder.file("in/a.txt", "one\n");
        (void)folder.file("in/b.txt", "two\n");
        const std::string file =
            pipeline(folder, read_text + ", " + write_json + ", " + stage("test.writer", R"("path": ")" + path + "\""));
        const Ended ended = galley("run " + file + " " + folder / "in" + " -o " + folder / "out" + with_test_plugins);
        INFO(path << ": " << ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(ended.err, ContainsSubstring("document a is not complete: test.writer (E_INTERNAL)") &&
                                  ContainsSubstring("document b is not complete") && ContainsSubstring(why));
        CHECK(report(folder)["counts"]["documents_failed"] == 2);
    }
}

TEST_CASE("a file takes the place of a folder of before, and the other way round") {
    const Folder folder;
    const std::string run = "run " + pipeline(folder, read_text + ", " + stage("test.writer", R"("path": "a")")) + " " +
                            folder.file("in.txt", "text\n") + " -o " + folder / "out" + with_test_plugins;
    REQUIRE(galley(run).code == 0);
    REQUIRE(galley(run + " --set test.writer.path=a/b").code == 0);
    CHECK(read_file(folder / "out/in/a/b") == "written\n");
    REQUIRE(galley(run).code == 0);
    CHECK(read_file(folder / "out/in/a") == "written\n");
    // What is somebody else's stays, and costs the document.
    fs::remove(folder / "out/in/a");
    (void)folder.file("out/in/a/mine.txt", "mine");
    const Ended ended = galley(run);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("document in is not complete") && ContainsSubstring("cannot be written"));
    CHECK(fs::exists(folder / "out/run.json"));
    CHECK(read_file(folder / "out/in/a/mine.txt") == "mine");
}

TEST_CASE("a finish that fails is exit 2 with its reason, and keeps to its own files") {
    const std::pair<std::string, std::string> modes[] = {{"throw", "no end on purpose"},
                                                         {"io", "the disk is said to be full"},
                                                         {"abort", "it ended its process by SIGABRT"}};
    for (const auto& [mode, why] : modes) {
        const Folder folder;
        const Ended ended = galley(command(folder, how("test.finish", mode)));
        INFO(mode << ": " << ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(report(folder)["finish_failures"].at(0).get<std::string>(),
                   ContainsSubstring("test.finish (E_I") && ContainsSubstring(why));
        CHECK(fs::exists(folder / "out/in/document.json"));
    }
    for (const auto& [path, why] : {std::pair<std::string, std::string>{".galley/x", "is kept for galley itself"},
                                    {"run.json", "is kept for galley itself"},
                                    {"./run.json", "is kept for galley itself"},
                                    {"in/document.json", "lies in the folder of a document"},
                                    {"list.txt", "is that of a file which test.index wrote"}}) {
        const Folder folder;
        const Ended ended =
            galley(command(folder, R"({"use": "test.index"}, )" + stage("test.finish", R"("path": ")" + path + "\"")));
        INFO(path << ": " << ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(report(folder)["finish_failures"].dump(), ContainsSubstring(why));
    }
}

TEST_CASE("inputs named like what is galley's own in the output get another folder") {
    const Folder folder;
    for (const std::string name : {"run.json", "viewer", "index.html"}) (void)folder.file("in/" + name + ".txt", name);
    const std::string file = pipeline(folder, read_text + ", " + write_json);
    REQUIRE(galley("run " + file + " " + folder / "in" + " -o " + folder / "out").code == 0);
    for (const std::string name : {"run.json", "viewer", "index.html"})
        CHECK(fs::exists(folder / ("out/_" + name + "/document.json")));
}

TEST_CASE("a document that failed for its surroundings is tried again by every run") {
    const Folder folder;
    const std::string run = command(folder, stage("test.flaky", R"("mark": ")" + folder / "mark" + "\""));
    CHECK(galley(run).code == 2);
    (void)folder.file("mark", "");
    CHECK(galley(run).code == 0);
    CHECK(read_file(folder / "out/in/flaky.txt") == "there");
}

TEST_CASE("a profile given by path is found from the pipeline's folder, and its change makes documents anew") {
    const Folder folder;
    const std::string profile = read_file(SAMPLES_DIR "/../config/profiles/en.json");
    (void)folder.file("profiles/own.json", profile);
    const std::string run =
        "run " +
        pipeline(folder, read_text +
                             R"(, {"use": "articles.newspaper", "options": {"profile": "profiles/own.json"}}, )" +
                             write_json) +
        " " + folder.file("in.txt", "A HEADLINE\n\nThe text of it.\n") + " -o " + folder / "out";
    const Ended first = galley(run);
    INFO(first.err);
    REQUIRE(first.code == 0);
    REQUIRE(galley(run).code == 0);
    CHECK(report(folder)["documents"][0]["reused"] == true);
    (void)folder.file("profiles/own.json", profile + " ");
    REQUIRE(galley(run).code == 0);
    CHECK(report(folder)["documents"][0]["reused"] == false);
}
