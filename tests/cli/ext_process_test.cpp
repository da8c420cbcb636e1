// Programs that misbehave behind ext.process: a sentence each, and only the page in hand is lost.
#include <catch_test.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

/// Says hello, and has what a script needs to answer: `ask` reads a request, `answer` repeats its id.
const std::string hello = R"sh(read hello; echo '{"type":"hello","protocol":1,"name":"t","version":"1"}'
ask() { read -r line && id=${line#*\"id\":} && id=${id%%,*}; }
answer() { echo "{\"type\":\"page\",\"id\":$id$1}"; })sh";

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
while ask; do
    case $line in
        *bad*) )" +
           what + R"( ;;
        *'"bye"'*) exit 0 ;;
        *) answer ;;
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
    const Run run(bad_pages(R"(answer ',"edits":[{"block":"b1","line":0,"after":"a better page"}]')"));
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
    costs_one_page(R"(echo '{"type":"dance","id":'$id'}')",
                   "said \"dance\", which means nothing here; a \"page\" was due");
    costs_one_page(R"(echo '{"type":"error","id":'$id',"code":"E_INPUT","text":"the page is bad"}')",
                   "the page is bad");
    costs_one_page(R"(answer ',"page":{"index":0}')", "/page lacks the key \"blocks\"");
    costs_one_page(R"(answer ',"edits":[{"block":"zz","line":0,"after":""}]')",
                   "an edit names the block zz, which is not on the page");
}

TEST_CASE("a program that answers twice gives no page the answer of another, and is told of") {
    const Folder folder;
    const auto run = [&](const std::string& script, const std::string& out) {
        folder.file("stage.sh", hello + script);
        std::string text;
        for (int i = 0; i < 12; ++i) text += (i > 0 ? "\f" : "") + std::string("page ") + std::to_string(i) + "\n";
        const std::string file = pipeline(
            folder,
            R"({"use": "read.text"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"]}}, {"use": "write.json"})");
        return galley("run -j 2 " + file + " " + folder.file("in.txt", text) + " -o " + folder / out);
    };
    // Answers with the text of the page in hand, so that an answer to another page shows.
    const std::string once = R"sh(
while ask; do
    case $line in *'"bye"'*) exit 0 ;; esac
    text=${line#*\"text\":\"}; text=${text%%\"*}
    answer ",\"edits\":[{\"block\":\"b1\",\"line\":0,\"after\":\"done $text\"}]"
)sh";
    const Ended good = run(once + "done", "good");
    CHECK(good.code == 0);
    CHECK_THAT(good.err, !ContainsSubstring("nobody asked"));
    const Ended twice = run(once + "    answer ',\"edits\":[]'\ndone", "twice");
    CHECK(twice.code == 0);
    CHECK_THAT(twice.err, ContainsSubstring("wrote something that nobody asked for"));
    CHECK(read_file(folder / "good/in/document.json") == read_file(folder / "twice/in/document.json"));
    CHECK_THAT(read_file(folder / "good/in/document.json"), ContainsSubstring("done page 11"));
}

TEST_CASE("an answer must be as the protocol has it: never a silent change") {
    const auto edits = [](const std::string& rest) {
        return "answer ',\"edits\":[{\"block\":\"b1\",\"line\":0," + rest + "}]'";
    };
    const auto page = [](const std::string& block, const std::string& line) {
        return "answer ',\"page\":{\"blocks\":[{\"id\":\"b1\"," + block + ",\"lines\":[{\"text\":\"x\"," + line +
               "}]}]}'";
    };
    const std::string block = R"("kind":"text","box":[0,0,0,0])", line = R"("box":[0,0,0,0])";
    costs_one_page("echo '{\"type\":\"page\"}'", "said \"page\" without the \"id\" of the request");
    costs_one_page("id=77; answer", "with the id 77 where 2 was due");
    costs_one_page(R"(answer ',"edit":[]')",
                   "/edit is a key that does not exist; there are type, id, page, edits, rule");
    costs_one_page(edits(R"("aftr":"x")"), "/edits/0/aftr is a key that does not exist");
    costs_one_page(edits(R"("rule":"x")"), "/edits/0 lacks the key \"after\"");
    costs_one_page(edits(R"("after":"one\\ntwo")"), "/edits/0/after holds a line break");
    costs_one_page(edits(R"("after":7)"), "/edits/0/after is 7, and must be a text");
    costs_one_page(edits(R"("after":"x","confidence":1.5)"),
                   "/edits/0/confidence is 1.5, and must be a number from 0 to 1");
    costs_one_page(R"(answer ',"edits":[{"block":"b1","line":-1,"after":"x"}]')",
                   "/edits/0/line is -1, and must be a whole number from 0 to 2147483647");
    costs_one_page(R"(answer ',"edits":[{"block":"b1","line":4294967296,"after":"x"}]')",
                   "/edits/0/line is 4294967296");
    costs_one_page(R"(answer ',"edits":[],"page":{"blocks":[]}')", "/edits stands beside \"page\"");
    costs_one_page(page(R"("kind":"headline","box":[0,0,0,0])", line),
                   "/page/blocks/0/kind is \"headline\", and must be one of text, heading");
    costs_one_page(page(block + R"(,"writing_mode":"sideways")", line), "/page/blocks/0/writing_mode is \"sideways\"");
    costs_one_page(page(R"("kind":"text","box":[0,0,3000000000,1])", line), "/page/blocks/0/box/2 is 3000000000");
    costs_one_page(page(R"("kind":"text","box":[0,0,1])", line), "/page/blocks/0/box is [0,0,1]");
    costs_one_page(page(block, line + R"(,"attrs":[])"), "/page/blocks/0/lines/0/attrs is [], and must be an object");
    costs_one_page(page(block, line + R"(,"colour":"red")"), "/page/blocks/0/lines/0/colour is a key");
    costs_one_page(R"(echo '{"type":"error","id":'$id',"code":"E_BAD","text":"x"}')", "/code is \"E_BAD\"");
    costs_one_page(R"(echo '{"type":"warning","words":"x"}')", "/words is a key that does not exist");
}

TEST_CASE("a box outside the page is refused, as from any stage") {
    const Run run(bad_pages(
        R"(answer ',"page":{"index":0,"source":"","width":9,"height":9,"dpi":0,"blocks":[{"id":"b1","kind":"text","box":[0,0,99,1],"lines":[{"text":"a bad page","box":[0,0,0,0]}]}]}')"));
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
                                    "\nwhile ask; do answer ',\"edits\":[{\"block\":\"b1\",\"line\":0,\"after\":\"" +
                                    mark + "\"}]'; done");
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
while ask; do
    case $line in *'"bye"'*) exit 0 ;; esac
    echo "{\"type\":\"image\",\"id\":$id}"
    read -r image
    path=$(echo "$image" | sed 's/.*"path":"\([^"]*\)".*/\1/')
    echo "{\"type\":\"warning\",\"text\":\"$(head -c 2 "$path") $(basename "$path" | cut -c 1-6)\"}"
    answer
done)sh");
    const std::string page = folder.file("in/page.pgm", "P5\n40 30\n255\n" + std::string(1200, '\x80'));
    const std::string stages =
        R"({"use": "read.images"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"]}})";
    const Ended ended = galley("run " + pipeline(folder, stages) + " " + page + " -o " + folder / "out");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("P5 galley"));
}
