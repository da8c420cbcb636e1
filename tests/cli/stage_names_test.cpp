// A stage that is used twice: each is known by its own name.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

Ended run_twice(const Folder& folder, const std::string& first, const std::string& second,
                const std::string& arguments = "") {
    return galley("run " + misbehaving_run(folder, first + ", " + second) + arguments);
}

}  // namespace

TEST_CASE("what a stage costs is told under its own name, with its own on_error and timeout_s") {
    const Folder folder;
    const Ended second = run_twice(folder, misbehave("nothing"), misbehave("throw"));
    CHECK(second.code == 2);
    CHECK_THAT(second.err, ContainsSubstring("failed at test.misbehave-2 (E_INTERNAL)"));
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["pages"][1]["error"]["stage"] == "test.misbehave-2");
    CHECK(report["pages"][0]["stage_ms"].contains("test.misbehave"));
    CHECK(report["pages"][0]["stage_ms"].contains("test.misbehave-2"));
    CHECK(report["stages"][2]["name"] == "test.misbehave-2");
    CHECK(report["stages"][2]["id"] == "test.misbehave");

    // The second may be skipped when it ends its process; the first works all the same.
    const Folder other;
    const Ended skipped =
        run_twice(other, misbehave("nothing"), misbehave("segfault", R"(, "name": "wild", "on_error": "skip-stage")"));
    CHECK(skipped.code == 0);
    CHECK_THAT(skipped.err, ContainsSubstring("wild was skipped: it ended its process on this page"));

    const Folder late;
    const Ended hanging = run_twice(late, misbehave("nothing"), misbehave("hang-hard", R"(, "timeout_s": 0.2)"));
    CHECK(hanging.code == 2);
    CHECK_THAT(hanging.err,
               ContainsSubstring("failed at test.misbehave-2 (E_LIMIT): it took longer than its timeout_s"));
}

TEST_CASE("settings and edits go by the name") {
    const Folder folder;
    const std::string first = misbehave("nothing", R"(, "name": "one")"),
                      second = misbehave("nothing", R"(, "name": "two")");
    const Ended named = run_twice(folder, first, second, " --set two.how=throw");
    CHECK(named.code == 2);
    CHECK_THAT(named.err, ContainsSubstring("failed at two (E_INTERNAL)"));
    const Ended both = run_twice(folder, first, second, " --set test.misbehave.how=throw");
    CHECK(both.code == 65);
    CHECK_THAT(both.err, ContainsSubstring("could mean several stages: one, two; name one of them"));
    CHECK(run_twice(folder, misbehave("nothing"), misbehave("nothing"), " --set test.misbehave-2.how=throw").code == 2);

    const Folder edits;
    const std::string edit = R"({"use": "test.change", "name": "mender", "options": {"how": "edit"}})";
    REQUIRE(galley("run " + misbehaving_run(edits, edit)).code == 0);
    CHECK(json::parse(read_file(edits / "out/in/document.json"))["edits"][0]["stage"] == "mender");
}

TEST_CASE("two writers of one kind write to files of their own, or are told") {
    const Folder folder;
    const auto writer = [](const std::string& path) {
        return R"({"use": "test.writer", "options": {"path": ")" + path + "\"}}";
    };
    CHECK(galley("run " + misbehaving_run(folder, writer("a.txt") + ", " + writer("b.txt"))).code == 0);
    CHECK(fs::exists(folder / "out/in/a.txt"));
    CHECK(fs::exists(folder / "out/in/b.txt"));
    const Ended ended = galley("run " + misbehaving_run(folder, writer("a.txt") + ", " + writer("a.txt")));
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("test.writer-2 (E_INTERNAL): the output path \"a.txt\" is that of a file "
                                            "which test.writer wrote"));
}

TEST_CASE("a name that is none, or is taken, is told with its place") {
    const Folder folder;
    for (const std::string name : {R"("")", R"("a b")", R"("a=b")", "7", R"("a/b")"}) {
        const Ended ended = run_twice(folder, misbehave("nothing"), misbehave("nothing", ", \"name\": " + name));
        CHECK(ended.code == 65);
        CHECK_THAT(ended.err, ContainsSubstring("/stages/2/name: \"name\" is a text of 1 to 64"));
    }
    const Ended twins =
        run_twice(folder, misbehave("nothing", R"(, "name": "x")"), misbehave("nothing", R"(, "name": "x")"));
    CHECK(twins.code == 65);
    CHECK_THAT(twins.err, ContainsSubstring("/stages/2/name: Another stage has the name \"x\" already."));
}
