#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using nlohmann::json;

namespace {

const std::string reader = R"({"use": "read.text"})";
const std::string writer = R"({"use": "write.json"})";

/// Three pages, the second with the trigger, through a stage that misbehaves.
Ended run_misbehaving(const Folder& folder, const std::string& options, const std::string& more = "") {
    const std::string input = folder.file("in.txt", "first page\n\fa bad page\n\fthird page\n");
    const std::string file = pipeline(
        folder, reader + R"(, {"use": "test.misbehave", "options": {)" + options + "}" + more + "}, " + writer);
    return galley("run " + file + " " + input + " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/plugins");
}

void costs_one_page(const std::string& how, const std::string& why) {
    const Folder folder;
    const Ended ended = run_misbehaving(folder, "\"how\": \"" + how + "\"");
    INFO(how << ": " << ended.err);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("page 2 of in") && ContainsSubstring("failed at test.misbehave") &&
                              ContainsSubstring(why));
    const std::string document = read_file(folder / "out/in/document.json");
    CHECK_THAT(document,
               ContainsSubstring("first page") && ContainsSubstring("third page") && !ContainsSubstring("a bad page"));
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["counts"]["failed"] == 1);
    CHECK(report["pages"][1]["error"]["stage"] == "test.misbehave");
}

/// A run whose second page hangs.
struct HangingRun {
    explicit HangingRun(const std::string& how)
        : command("run -j 1 " +
                  pipeline(folder, reader + R"(, {"use": "test.misbehave", "options": {"how": ")" + how +
                                       R"(", "mark": ")" + folder / "mark" + "\"}}, " + writer) +
                  " " + folder.file("in.txt", "first page\n\fa bad page\n") + " -o " + folder / "out" +
                  " --plugin-path " TEST_BINARIES "/plugins") {}

    /// The script stops it while the page hangs.
    [[nodiscard]] Ended until(const std::string& script) const {
        return galley_meanwhile(command, folder / "mark", script);
    }
    void goes_on() const {
        CHECK(galley(command + " --set test.misbehave.how=nothing").code == 0);
        CHECK_THAT(read_file(folder / "out/in/document.json"),
                   ContainsSubstring("first page") && ContainsSubstring("a bad page"));
    }

    Folder folder;
    std::string command;
};

}  // namespace

TEST_CASE("a plugin that misbehaves on a page costs that page, with stage and reason") {
    costs_one_page("throw", "(E_INTERNAL): page threw on purpose");
    costs_one_page("throw-int", "(E_INTERNAL): something that is no std::exception was thrown");
    costs_one_page("bad-box", "the box of block b1 (x 5, y 5, 100 x 1) does not lie inside the page");
    costs_one_page("bad-utf8", "is not valid UTF-8");
    costs_one_page("nan-confidence", "is nan, not within 0 to 1");
    costs_one_page("twin-ids", "two blocks have the id b1");
    costs_one_page("asset", "files can be written only by document stages");
}

TEST_CASE("a plugin that throws in create ends the run before its first page") {
    const Folder folder;
    const Ended thrown = run_misbehaving(folder, R"("how": "throw-in-create")");
    CHECK(thrown.code == 70);
    CHECK_THAT(thrown.err,
               ContainsSubstring("The stage test.misbehave") && ContainsSubstring("create threw on purpose"));
    const Ended refused = run_misbehaving(folder, R"("how": "option-error-in-create")");
    CHECK(refused.code == 65);
    CHECK_THAT(refused.err, ContainsSubstring("(E_OPTION): the option was refused on purpose"));
}

TEST_CASE("on_error chooses what a failure costs") {
    const Folder folder;
    const Ended skipped = run_misbehaving(folder, R"("how": "throw")", R"(, "on_error": "skip-stage")");
    CHECK(skipped.code == 0);
    CHECK_THAT(read_file(folder / "out/in/document.json"), ContainsSubstring("a bad page"));
    const Ended stopped = run_misbehaving(folder, R"("how": "throw")", R"(, "on_error": "stop")");
    CHECK(stopped.code == 75);
    CHECK_THAT(stopped.err, ContainsSubstring("Its \"on_error\" is \"stop\""));
}

TEST_CASE("a stage that outlives its timeout_s costs its page") {
    const Folder folder;
    const Ended ended = run_misbehaving(folder, R"("how": "hang")", R"(, "timeout_s": 0.05)");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("(E_LIMIT): it took longer than its timeout_s of 0.05 s"));
}

TEST_CASE("SIGTERM ends a run with 75, and the next run goes on") {
    // A page that asks whether to stop does so; one that does not is killed.
    for (const std::string how : {"hang", "hang-hard"}) {
        const HangingRun run(how);
        const Ended stopped = run.until("kill -TERM $pid");
        INFO(how << stopped.err);
        CHECK(stopped.code == 75);
        CHECK_THAT(stopped.err, ContainsSubstring("run the same command again to go on"));
        const json report = json::parse(read_file(run.folder / "out/run.json"));
        CHECK(report["pages"][0]["status"] == "done");
        CHECK(report["pages"][1]["status"] == "missing");
        run.goes_on();
    }
}

TEST_CASE("a page in hand that ends soon is finished after SIGTERM") {
    const HangingRun run("pause");
    const Ended stopped = run.until("kill -TERM $pid");
    INFO(stopped.err);
    CHECK(stopped.code == 75);  // its document is left to do
    CHECK_THAT(stopped.err, EndsWith(" s with 2 of 2 pages done; run the same command again to go on\n"));
    CHECK(stopped.out.empty());
    CHECK(json::parse(read_file(run.folder / "out/run.json"))["pages"][1]["status"] == "done");
}

TEST_CASE("a second SIGINT ends a run at once, and nothing is torn") {
    const HangingRun run("hang-hard");
    const Ended stopped = run.until("kill -INT $pid; sleep 0.3; kill -INT $pid");
    CHECK(stopped.code == 75);
    CHECK_THAT(stopped.err, !ContainsSubstring("stopped after"));
    CHECK_FALSE(std::filesystem::exists(run.folder / "out/run.json"));  // it waited for nothing
    run.goes_on();
}

TEST_CASE("output paths cannot leave the document's folder") {
    for (const std::string path : {"../x.txt", "/tmp/galley-escape.txt", "a/../../x.txt", ""}) {
        const Folder folder;
        const Ended ended = galley(
            "run " + pipeline(folder, reader + R"(, {"use": "test.writer", "options": {"path": ")" + path + "\"}}") +
            " " + folder.file("in.txt", "text\n") + " -o " + folder / "out" +
            " --plugin-path " TEST_BINARIES "/plugins");
        INFO(path << ended.err);
        CHECK(ended.code != 0);
        CHECK_THAT(ended.err, ContainsSubstring("the output path \"" + path + "\""));
    }
}

TEST_CASE("a document stage that fails costs its document, not the run") {
    for (const std::string how : {"throw", "bad-source"}) {
        const Folder folder;
        const Ended ended = galley(
            "run " + pipeline(folder, reader + R"(, {"use": "test.writer", "options": {"how": ")" + how + "\"}}") +
            " " + folder.file("in.txt", "text\n") + " -o " + folder / "out" +
            " --plugin-path " TEST_BINARIES "/plugins");
        CHECK(ended.code == 2);
        CHECK_THAT(ended.err, ContainsSubstring("document in is not complete: test.writer (E_INTERNAL)"));
    }
}

TEST_CASE("missing and unreadable input is told before anything is done") {
    const Folder folder;
    const std::string file = pipeline(folder, reader + ", " + writer);
    const Ended missing = galley("run " + file + " " + folder / "nothing" + " -o " + folder / "out");
    CHECK(missing.code == 66);
    CHECK_THAT(missing.err, ContainsSubstring("nothing is missing"));
    std::filesystem::create_directory(folder / "empty");
    const Ended empty = galley("run " + file + " " + folder / "empty" + " -o " + folder / "out");
    CHECK(empty.code == 66);
    CHECK_THAT(empty.err, ContainsSubstring("empty holds nothing that read.text reads: it is empty"));
    const std::string images = pipeline(folder, R"({"use": "read.images"})");
    (void)folder.file("texts/a.txt", "text");
    const Ended none = galley("run " + images + " " + folder / "texts" + " -o " + folder / "out");
    CHECK(none.code == 66);
    CHECK_THAT(none.err, ContainsSubstring("holds nothing that read.images reads"));
}

TEST_CASE("a file given in pieces appears whole or not at all") {
    const auto run = [](const Folder& folder, const std::string& how) {
        return galley("run " +
                      pipeline(folder, reader + R"(, {"use": "test.writer", "options": {"how": ")" + how + "\"}}") +
                      " " + folder.file("in.txt", "text\n") + " -o " + folder / "out" +
                      " --plugin-path " TEST_BINARIES "/plugins");
    };
    const Folder whole;
    REQUIRE(run(whole, "pieces").code == 0);
    CHECK(read_file(whole / "out/in/x.txt") == "one two");
    for (const std::string how : {"mixed-pieces", "unfinished"}) {
        const Folder folder;
        const Ended ended = run(folder, how);
        INFO(how << ended.err);
        CHECK((ended.code != 0) == (how == "mixed-pieces"));
        CHECK((!std::filesystem::exists(folder / "out/in") || std::filesystem::is_empty(folder / "out/in")));
    }
}

namespace {

/// A TIFF of so many gray pages of one pixel (TIFF 6.0, section 2): each a directory of eight entries.
std::string tiff(unsigned pages) {
    std::string out("II*\0\x0C\0\0\0", 8);
    const auto number = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
    };
    number(0x80, 4);  // the pixel of every page
    for (unsigned page = 1; page <= pages; ++page) {
        const std::pair<int, int> entries[] = {{256, 1}, {257, 1}, {258, 8}, {259, 1},
                                               {262, 1}, {273, 8}, {278, 1}, {279, 1}};
        number(8, 2);
        for (const auto& [tag, value] : entries) {
            number(static_cast<std::uint32_t>(tag), 2);
            number(4, 2);  // LONG
            number(1, 4);
            number(static_cast<std::uint32_t>(value), 4);
        }
        number(page == pages ? 0 : static_cast<std::uint32_t>(out.size()) + 4, 4);
    }
    return out;
}

}  // namespace

TEST_CASE("pages of a file beyond max_pages are left out, with a warning") {
    for (const auto& [name, text, stage] :
         {std::tuple<std::string, std::string, std::string>{"in/many.tif", tiff(5), "read.images"},
          {"in/many.txt", "1\n\f2\n\f3\n\f4\n\f5\n", "read.text"}}) {
        const Folder folder;
        (void)folder.file(name, text);
        const std::string command = "run " + pipeline(folder, R"({"use": "read.images"}, )" + reader + ", " + writer) +
                                    " " + folder / "in" + " -o " + folder / "out";
        CHECK(galley(command).code == 0);
        CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["done"] == 5);
        const Ended ended = galley(command + " --set " + stage + ".max_pages=2");
        CHECK(ended.code == 0);
        CHECK_THAT(ended.err, ContainsSubstring("has 5 pages; those beyond 2 are left out"));
        CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["pages"] == 2);
    }
}

TEST_CASE("a text file that is binary costs its page, and the others come out") {
    const Folder folder;
    using namespace std::string_literals;
    (void)folder.file("in/a.txt",
                      "\x7f"
                      "ELF\0\1\2\3\0\0\0\0\xff\xfe\0\0\x80\x81\x90"s);
    (void)folder.file("in/b.txt", "a good page\n");
    const Ended ended =
        galley("run " + pipeline(folder, reader + ", " + writer) + " " + folder / "in" + " -o " + folder / "out");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("a.txt") && ContainsSubstring("failed at read.text (E_INPUT)"));
    CHECK(std::filesystem::exists(folder / "out/b/document.json"));
}

TEST_CASE("an output folder that cannot be written is told with its cause") {
    const Folder folder;
    const std::string input = folder.file("in.txt", "text\n");
    const std::string blocked = folder.file("file", "not a folder");  // works as root too, unlike rights
    const Ended ended =
        galley("run " + pipeline(folder, reader + ", " + writer) + " " + input + " -o " + blocked + "/out");
    CHECK(ended.code == 74);
    CHECK_THAT(ended.err, ContainsSubstring("cannot be written") && ContainsSubstring("Not a directory"));
}

TEST_CASE("wrong usage is code 64") {
    CHECK(galley("").code == 64);
    CHECK(galley("run").code == 64);
    CHECK(galley("inspect no.such").code == 64);
    CHECK(galley("--version").code == 0);
    CHECK(galley("run --help").code == 0);
}

TEST_CASE("a stage that cannot finish costs its own files, not the documents") {
    const Folder folder;
    const Ended ended =
        galley("run " + pipeline(folder, reader + R"(, {"use": "test.index", "options": {"how": "throw"}})") + " " +
               folder.file("in.txt", "text\n") + " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/plugins");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("test.index (E_INTERNAL): the list threw on purpose"));
    CHECK(read_file(folder / "out/in/pages.txt") == "1");
    const Ended escaping =
        galley("run " + pipeline(folder, reader + R"(, {"use": "test.index", "options": {"path": "../list.txt"}})") +
               " " + folder / "in.txt" + " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/plugins");
    CHECK_THAT(escaping.err, ContainsSubstring("the output path \"../list.txt\""));
    CHECK_FALSE(std::filesystem::exists(folder / "list.txt"));
}
