// What a plugin can do to its process, and what it costs: the page in hand.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

void costs_one_page(const std::string& how, const std::string& code, const std::string& why, int attempts,
                    const std::string& options = "") {
    const Folder folder;
    const Ended ended = galley("run " + misbehaving_run(folder, misbehave(how)) + options);
    INFO(how << ": " << ended.err);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("page 2 of in (in.txt) failed at test.misbehave (" + code + "): " + why));
    const std::string document = read_file(folder / "out/in/document.json");
    CHECK_THAT(document,
               ContainsSubstring("first page") && ContainsSubstring("third page") && !ContainsSubstring("a bad page"));
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["counts"]["done"] == 2);
    CHECK(report["counts"]["failed"] == 1);
    CHECK(report["pages"][1]["error"]["stage"] == "test.misbehave");
    CHECK(report["pages"][1]["attempts"] == attempts);
    CHECK(report["pages"][0]["attempts"] == 1);
    CHECK(report["pages"][2]["attempts"] == 1);
}

void costs_nothing(const std::string& how) {
    const Folder folder;
    const Ended ended = galley("run " + misbehaving_run(folder, misbehave(how)));
    INFO(how << ": " << ended.err);
    CHECK(ended.code == 0);
    CHECK_THAT(read_file(folder / "out/in/document.json"),
               ContainsSubstring("first page") && ContainsSubstring("a bad page") && ContainsSubstring("third page"));
}

}  // namespace

TEST_CASE("a plugin that ends its process costs the page in hand, after two attempts") {
    costs_one_page("abort", "E_INTERNAL", "it ended its process by SIGABRT", 2);
    costs_one_page("segfault", "E_INTERNAL", "it ended its process by SIGSEGV", 2);
    costs_one_page("exit-0", "E_INTERNAL", "it ended its process with exit code 0", 2);
    costs_one_page("close-fds", "E_INTERNAL", "it ended its process", 2);
}

#ifndef WITHOUT_MEMORY_LIMIT
TEST_CASE("a plugin that takes all memory costs its page") {
    costs_one_page("leak", "E_LIMIT", "memory ran out", 2, " --page-memory 1000");
    costs_one_page("leak", "E_LIMIT", "memory ran out", 2, " --page-memory 1000 -j 1");
}
#endif

TEST_CASE("a plugin that hangs and does not listen is killed, and costs its page") {
    costs_one_page("hang-hard", "E_LIMIT", "the limit of 0.2 s (--page-timeout) passed", 2, " --page-timeout 0.2");
}

TEST_CASE("a plugin that hangs but listens costs its page at once") {
    costs_one_page("hang", "E_LIMIT", "the page took longer than its limit of 0.2 s", 1, " --page-timeout 0.2");
}

TEST_CASE("what a plugin prints, or a child that it leaves behind, does no harm") {
    costs_nothing("stdout");
    costs_nothing("fork");
}

TEST_CASE("a page that crashed once is done at the second attempt") {
    const Folder folder;
    const Ended ended = galley("run " + misbehaving_run(folder, misbehave("segfault-once")) +
                               " --set test.misbehave.mark=" + folder / "mark");
    CHECK(ended.code == 0);
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["pages"][1]["attempts"] == 2);
    CHECK_THAT(read_file(folder / "out/in/document.json"), ContainsSubstring("a bad page"));
}

TEST_CASE("on_error holds for a stage that ends its process too") {
    const Folder folder;
    const Ended skipped =
        galley("run " + misbehaving_run(folder, misbehave("segfault", R"(, "on_error": "skip-stage")")));
    CHECK(skipped.code == 0);
    CHECK_THAT(skipped.err, ContainsSubstring("test.misbehave was skipped: it ended its process on this page"));
    CHECK_THAT(read_file(folder / "out/in/document.json"), ContainsSubstring("a bad page"));
    const Ended stopped = galley("run " + misbehaving_run(folder, misbehave("segfault", R"(, "on_error": "stop")")));
    CHECK(stopped.code == 75);
    CHECK_THAT(stopped.err, ContainsSubstring("Its \"on_error\" is \"stop\""));
}

TEST_CASE("a plugin that ends its process in create ends the run before its first page") {
    const Folder folder;
    const Ended ended = galley("run " + misbehaving_run(folder, misbehave("abort-in-create")));
    CHECK(ended.code == 70);
    CHECK_THAT(ended.err,
               ContainsSubstring("A worker could not start: the stage test.misbehave ended its process by SIGABRT"));
}

TEST_CASE("a writer that ends its process costs its document, not the run") {
    const Folder folder;
    (void)folder.file("in/a.txt", "one\n");
    (void)folder.file("in/b.txt", "two\n");
    const std::string stages =
        read_text + ", " + write_json + R"(, {"use": "test.writer", "options": {"how": "abort"}})";
    const Ended ended =
        galley("run " + pipeline(folder, stages) + " " + folder / "in" + " -o " + folder / "out" + with_test_plugins);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err,
               ContainsSubstring("document a is not complete: test.writer (E_INTERNAL): it ended its process by "
                                 "SIGABRT") &&
                   ContainsSubstring("document b is not complete"));
}

TEST_CASE("a reader that ends its process while it lists costs that input") {
    for (const auto& [how, why] : {std::pair<std::string, std::string>{"segfault", "it ended its process by SIGSEGV"},
                                   {"exit-0", "it ended its process with exit code 0"},
                                   {"throw", "list threw on purpose"}}) {
        const Folder folder;
        (void)folder.file("good/one", "1");
        (void)folder.file("good/two", "2");
        (void)folder.file("spoilt/bad", "3");
        const std::string file =
            pipeline(folder, R"({"use": "test.reader", "options": {"how": ")" + how + "\"}}, " + write_json);
        const std::string spoilt = folder / "spoilt", out = " -o " + folder / "out" + with_test_plugins;
        const Ended ended = galley("run " + file + " " + folder / "good" + " " + spoilt + out);
        INFO(ended.err);
        CHECK(ended.code == 2);
        CHECK_THAT(ended.err, ContainsSubstring("The input " + spoilt + " cannot be listed by test.reader: " + why));
        CHECK_THAT(read_file(folder / "out/two/document.json"), ContainsSubstring("two"));
        CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["failed"] == 1);
        CHECK_THAT(galley("status " + folder / "out").out,
                   ContainsSubstring("2 done, 1 failed") && ContainsSubstring(why));
        // With nothing else to do, nothing is begun.
        const Ended alone = galley("run " + file + " " + spoilt + out);
        CHECK(alone.code == 66);
        CHECK_THAT(alone.err, ContainsSubstring("cannot be listed by test.reader: " + why));
    }
}

TEST_CASE("threads of one process do not get in each other's way") {
    const Folder folder;
    for (int i = 0; i < 12; ++i)
        (void)folder.file("in/" + std::to_string(i) + ".txt",
                          "头版\n\n第" + std::to_string(i) +
                              "号新闻标题\n\n  本报讯 正文在这里。第二句。\n\f第二页\n\n  另一段正文。\n");
    const std::string stages = read_text + R"(, {"use": "text.tidy"}, {"use": "captions.dedup"},
        {"use": "articles.newspaper"}, {"use": "write.markdown"}, {"use": "write.html"}, )" +
                               write_json;
    const std::string command = "run " + pipeline(folder, stages) + " " + folder / "in" + " -o ";
    const Ended threads = galley(command + folder / "threads" + " --isolation none -j 4");
    INFO(threads.err);
    CHECK(threads.code == 0);
    CHECK(galley(command + folder / "alone" + " -j 1").code == 0);
    for (int i = 0; i < 12; ++i) {
        const std::string file = "/" + std::to_string(i) + "/document.json";
        CHECK(read_file(folder / "threads" + file) == read_file(folder / "alone" + file));
    }
}

TEST_CASE("without isolation the same work is done in this process") {
    const Folder folder;
    const Ended ended = galley("run " + misbehaving_run(folder, misbehave("throw")) + " --isolation none -j 2");
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("page 2 of in (in.txt) failed at test.misbehave (E_INTERNAL): page threw"));
    const Folder other;
    CHECK(galley("run " + misbehaving_run(other, misbehave("throw"))).code == 2);
    CHECK(read_file(folder / "out/in/document.json") == read_file(other / "out/in/document.json"));
}
