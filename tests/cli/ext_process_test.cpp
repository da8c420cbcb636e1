// Programs that misbehave behind ext.process: a sentence each, and only the page in hand is lost.
#include <catch_test.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

const std::string hello = R"(read hello; echo '{"type":"hello","protocol":1,"name":"t","version":"1"}')";

/// Runs two pages, the first of which holds the word "bad", through the shell script.
struct Run {
    explicit Run(const std::string& script, const std::string& more = "") {
        folder.file("stage.sh", script + "\n");
        const std::string file = pipeline(
            folder, R"({"use": "read.text"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"])" + more +
                        R"(}}, {"use": "write.json"})");
        ended = galley("run -j 1 " + file + " " + folder.file("in.txt", "a bad page\n\f\na good page\n") + " -o " +
                       folder / "out");
        document = read_file(folder / "out/in/document.json");
    }
    Folder folder;
    Ended ended;
    std::string document;
};

/// A script that answers good pages as they were, and does `what` with a bad one.
std::string bad_pages(const std::string& what) {
    return hello + R"(
while read -r line; do
    case $line in
        *bad*) )" +
           what + R"( ;;
        *'"bye"'*) exit 0 ;;
        *) echo '{"type":"page"}' ;;
    esac
done)";
}

void costs_one_page(const std::string& what, const std::string& why, const std::string& more = "") {
    const Run run(bad_pages(what), more);
    INFO(what);
    CHECK(run.ended.code == 2);
    CHECK_THAT(run.ended.err, ContainsSubstring(why));
    CHECK_THAT(run.document, ContainsSubstring("a good page") && !ContainsSubstring("a bad page"));
}

void does_not_start(const std::string& script, const std::string& why, const std::string& more = "") {
    const Run run(script, more);
    INFO(script);
    CHECK(run.ended.code == 65);
    CHECK_THAT(run.ended.err, ContainsSubstring(why));
}

}  // namespace

TEST_CASE("a program changes a line, and the change is an edit") {
    const Run run(bad_pages(R"(echo '{"type":"page","edits":[{"block":"b1","line":0,"after":"a better page"}]}')"));
    CHECK(run.ended.code == 0);
    CHECK_THAT(run.document, ContainsSubstring("a better page") && ContainsSubstring(R"("before": "a bad page")") &&
                                 ContainsSubstring(R"("stage": "ext.process")"));
}

TEST_CASE("a program that dies, stalls, floods or answers nonsense costs one page") {
    costs_one_page("echo my last words >&2; exit 3",
                   "ended with exit code 3 before it had answered; its last words: my");
    costs_one_page("kill -ABRT $$", "died of Aborted");
    costs_one_page("sleep 100", "gave no answer for 0.5 s; it was stopped", R"(, "answer_s": 0.5)");
    costs_one_page(R"(tr '\0' x </dev/zero)", "wrote more than 1 MB without a line end", R"(, "max_answer_mb": 1)");
    costs_one_page(R"(echo '{"type":"page",')", "no JSON object with a \"type\": {\"type\":\"page\",");
    costs_one_page(R"(echo '[1]')", "no JSON object with a \"type\": [1]");
    costs_one_page(R"(echo '{"type":"dance"}')", "said \"dance\", which means nothing here; a \"page\" was due");
    costs_one_page(R"(echo '{"type":"error","code":"E_INPUT","text":"the page is bad"}')", "the page is bad");
    costs_one_page(R"(echo '{"type":"page","page":{"index":0}}')", "its answer is no page of galley.document/1");
    costs_one_page(R"(echo '{"type":"page","edits":[{"block":"zz","line":0,"after":""}]}')",
                   "an edit names the block zz, which is not on the page");
}

TEST_CASE("a box outside the page is refused, as from any stage") {
    const Run run(bad_pages(
        R"(echo '{"type":"page","page":{"index":0,"source":"","width":9,"height":9,"dpi":0,"blocks":[{"id":"b1","kind":"text","box":[0,0,99,1],"lines":[{"text":"a bad page","box":[0,0,0,0]}]}]}}')"));
    CHECK(run.ended.code == 2);
    CHECK_THAT(run.ended.err,
               ContainsSubstring("the box of block b1") && ContainsSubstring("does not lie inside the page"));
}

TEST_CASE("a program that does not start ends the run before its first page") {
    does_not_start("exit 7", "ended with exit code 7");
    does_not_start("sleep 100", "gave no answer for 0.3 s", R"(, "start_s": 0.3)");
    does_not_start("echo nonsense", "no JSON object");
    does_not_start(R"(echo '{"type":"hello","protocol":2}')", "speaks protocol 2, and this stage speaks 1");
    does_not_start(R"(echo '{"type":"error","text":"the option mark is missing"}')", "the option mark is missing");
    const Folder folder;
    const std::string text = folder.file("in.txt", "x\n");
    const auto with = [&](const std::string& options) {
        return galley("run " +
                      pipeline(folder, R"({"use": "read.text"}, {"use": "ext.process", "options": )" + options + "}") +
                      " " + text + " -o " + folder / "out");
    };
    CHECK_THAT(with("{}").err, ContainsSubstring("the option \"command\" names no program"));
    CHECK_THAT(with(R"({"command": ["there-is-no-such-program"]})").err,
               ContainsSubstring("there-is-no-such-program cannot be started"));
    CHECK_THAT(with(R"({"command": ["cat"], "folder": "no/such"})").err,
               ContainsSubstring("no/such") && ContainsSubstring("is not there"));
}

TEST_CASE("a changed program does its pages again") {
    const Folder folder;
    const std::string text = folder.file("in.txt", "x\n");
    const auto run = [&](const std::string& mark) {
        folder.file("stage.sh", hello +
                                    "\nwhile read -r line; do echo '{\"type\":\"page\",\"edits\":[{\"block\":\"b1\","
                                    "\"line\":0,\"after\":\"" +
                                    mark + "\"}]}'; done");
        const std::string file = pipeline(
            folder,
            R"({"use": "read.text"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"]}}, {"use": "write.json"})");
        REQUIRE(galley("run " + file + " " + text + " -o " + folder / "out").code == 0);
        return read_file(folder / "out/in/document.json");
    };
    CHECK_THAT(run("one"), ContainsSubstring("\"text\": \"one\""));
    CHECK_THAT(run("two"), ContainsSubstring("\"text\": \"two\""));
}

TEST_CASE("a program gets the image of a page as a file") {
    const Folder folder;
    folder.file("stage.sh", hello + R"sh(
while read -r line; do
    case $line in *'"bye"'*) exit 0 ;; esac
    echo '{"type":"image"}'
    read -r image
    path=$(echo "$image" | sed 's/.*"path":"\([^"]*\)".*/\1/')
    echo "{\"type\":\"warning\",\"text\":\"$(head -c 2 "$path") $(basename "$path" | cut -c 1-6)\"}"
    echo '{"type":"page"}'
done)sh");
    const std::string page = folder.file("in/page.pgm", "P5\n40 30\n255\n" + std::string(1200, '\x80'));
    const std::string stages =
        R"({"use": "read.images"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"]}})";
    const Ended ended = galley("run " + pipeline(folder, stages) + " " + page + " -o " + folder / "out");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("P5 galley"));
}
