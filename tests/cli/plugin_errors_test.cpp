#include <sys/stat.h>

#include <catch_test.hpp>
#include <fstream>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

/// What `galley plugins` says with one folder of refused files before its own.
Ended plugins_with(const std::string& folder) {
    return galley("plugins --plugin-path " TEST_BINARIES "/refused/" + folder);
}

void refused(const std::string& folder, const std::string& why) {
    const Ended ended = plugins_with(folder);
    INFO(folder);
    CHECK(ended.code == 0);  // the others still work
    CHECK_THAT(ended.err, ContainsSubstring("was refused: ") && ContainsSubstring(why));
    CHECK_THAT(ended.out, ContainsSubstring("read.text"));
}

}  // namespace

TEST_CASE("files that are no usable plugins are refused with a sentence, and the others still work") {
    const std::string advice = "this galley has 1.0. Install a newer galley, or a plugin built for this one.";
    refused("other-major", "other-major.so was refused: it needs plugin ABI 2.0, " + advice);
    refused("newer-minor", "newer-minor.so was refused: it needs plugin ABI 1.1, " + advice);
    refused("no-symbol", "it exports no symbol galley_plugin");
    refused("short-descriptor", "its descriptor says it is 8 bytes long");
    refused("short-stage", "says it is 128 bytes long, at least 136 are needed");
    refused("nameless-option", "has an option without a name or a help text");
    refused("no-stages", "it holds no stages");
    refused("null-function", "its stage test.plain-c lacks a function");
    refused("text-file", "the system cannot load it");
    refused("missing-library", "libgone.so");
}

TEST_CASE("a file that ends the process which loads it is one warning, and the others still work") {
    refused("crash-at-load", "crash-at-load.so was refused: loading it ended its process by SIGSEGV");
    refused("crash-before-version", "loading it ended its process by SIGSEGV");
    refused("exit-at-load", "loading it ended its process with exit code 0: I do not want to be loaded");
    const Folder folder;
    const std::string whole = read_file(TEST_BINARIES "/refused/good-c/good-c.so");
    const std::string cut = folder.file("plugins/cut.so", whole.substr(0, whole.size() / 2));
    const std::string text = folder.file("a.txt", "one page\n");
    const std::string file = pipeline(folder, R"({"use": "read.text"}, {"use": "write.json"})");
    for (const std::string& command :
         {std::string("plugins"), "check " + file, "run " + file + " " + text + " -o " + folder / "out",
          "run " + file + " " + text + " --isolation none -o " + folder / "out2"}) {
        const Ended ended = galley(command + " --plugin-path " + folder / "plugins");
        INFO(command << ": " << ended.err);
        CHECK(ended.code == 0);
        const auto at = ended.err.find(cut + " was refused");
        CHECK(at != std::string::npos);
        CHECK(ended.err.find(cut, at + 1) == std::string::npos);  // once
    }
}

TEST_CASE("a plugin is looked at once, and only what a pipeline uses is loaded by workers") {
    const Folder folder;
    const std::string marks = folder / "marks", cache = folder / "cache";
    const std::string environment = "XDG_CACHE_HOME=" + cache + " GALLEY_TEST_LOADS=" + marks;
    const std::string with = " --plugin-path " TEST_BINARIES "/refused/mark-at-load";
    const auto loads = [&] {
        const std::string text = read_file(marks);
        std::filesystem::remove(marks);
        return std::count(text.begin(), text.end(), '\n');
    };
    CHECK_THAT(galley("plugins" + with, environment).out, ContainsSubstring("test.mark"));
    CHECK(loads() == 1);
    CHECK_THAT(galley("plugins" + with, environment).out, ContainsSubstring("test.mark"));
    CHECK(loads() == 0);
    const std::string text = folder.file("a.txt", "one page\n");
    const auto run = [&](const std::string& stage) {
        const std::string file = pipeline(folder, R"({"use": "read.text"}, )" + stage + R"({"use": "write.json"})");
        CHECK(galley("run -j 1 " + file + " " + text + " -o " + folder / "out" + with, environment).code == 0);
        return loads();
    };
    CHECK(run("") == 0);
    CHECK(run(R"({"use": "test.mark"}, )") > 0);
    // Changed since: looked at again. A damaged note of it, too.
    const std::string copy =
        folder.file("own/mark.so", read_file(TEST_BINARIES "/refused/mark-at-load/mark-at-load.so"));
    const auto own = [&] { return galley("plugins --plugin-path " + folder / "own", environment).out; };
    CHECK_THAT(own(), ContainsSubstring("test.mark"));
    CHECK(loads() == 1);
    std::filesystem::last_write_time(copy, std::filesystem::last_write_time(copy) + std::chrono::seconds(5));
    CHECK_THAT(own(), ContainsSubstring("test.mark"));
    CHECK(loads() == 1);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cache))
        if (entry.is_regular_file()) std::ofstream(entry.path()) << "{";
    CHECK_THAT(own(), ContainsSubstring("test.mark"));
    CHECK(loads() == 1);
    // No place to keep it costs time alone.
    CHECK_THAT(galley("plugins" + with, "XDG_CACHE_HOME=/proc/none GALLEY_TEST_LOADS=" + marks).out,
               ContainsSubstring("test.mark"));
}

TEST_CASE("check --start makes the stages, and says why one cannot be made") {
    const Folder folder;
    const auto start = [&](const std::string& stages) {
        return galley("check --start " + pipeline(folder, stages) + " --plugin-path " TEST_BINARIES "/plugins");
    };
    const Ended good = start(R"({"use": "read.text"}, {"use": "write.json"})");
    CHECK(good.code == 0);
    CHECK_THAT(good.out, ContainsSubstring("and its stages start"));
    const auto broken = [&](const std::string& how) {
        return start(R"({"use": "read.text"}, {"use": "test.misbehave", "options": {"how": ")" + how + R"("}})");
    };
    CHECK(broken("throw-in-create").code == 70);
    CHECK(broken("option-error-in-create").code == 65);
    CHECK_THAT(broken("throw-in-create").err, ContainsSubstring("create threw on purpose"));
    const Ended dead = broken("abort-in-create");
    CHECK(dead.code == 70);
    CHECK_THAT(dead.err, ContainsSubstring("The stage test.misbehave cannot start: it ended its process by SIGABRT"));
}

TEST_CASE("a plugin in plain C is as good as any") {
    const Folder folder;
    const std::string text = folder.file("a.txt", "one page\n");
    const Ended ended =
        galley("run " + pipeline(folder, R"({"use": "read.text"}, {"use": "test.plain-c"}, {"use": "write.json"})") +
               " " + text + " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/refused/good-c");
    CHECK(ended.code == 0);
    CHECK_THAT(read_file(folder / "out/a/document.json"), ContainsSubstring("one page"));
}

TEST_CASE("two files with one stage id are an error that names both") {
    const Ended ended = plugins_with("twins");
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err,
               ContainsSubstring("twin-a.so") && ContainsSubstring("twin-b.so") && ContainsSubstring("test.plain-c"));
}

TEST_CASE("one file with two stages of one id is an error that names it") {
    const Folder folder;
    std::filesystem::create_symlink(TEST_BINARIES "/verify/fault-ids-unique.so", folder / "twins.so");
    const Ended ended = galley("plugins --plugin-path " + folder / "");
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring("fault-ids-unique.so brings two stages test.fault"));
}

TEST_CASE("links in circles, folders and pipes in the plugin path cost nothing but a sentence") {
    const Folder folder;
    std::filesystem::create_symlink("b.so", folder / "a.so");
    std::filesystem::create_symlink("a.so", folder / "b.so");
    std::filesystem::create_symlink(".", folder / "loop");
    std::filesystem::create_directory(folder / "folder.so");
    REQUIRE(mkfifo((folder / "pipe.so").c_str(), 0600) == 0);
    const Ended ended = galley("plugins --plugin-path " + folder / "loop/loop" + " --plugin-path " + folder / "a.so");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("a.so cannot be read: Too many levels of symbolic links") &&
                              ContainsSubstring("folder.so is no regular file") &&
                              ContainsSubstring("pipe.so is no regular file") &&
                              ContainsSubstring("The plugin folder "));
    CHECK_THAT(ended.out, ContainsSubstring("read.text"));
}

TEST_CASE("GALLEY_PLUGIN_PATH is searched, the current folder is not") {
    CHECK_THAT(galley("plugins", "GALLEY_PLUGIN_PATH=" TEST_BINARIES "/refused/good-c").out,
               ContainsSubstring("test.plain-c"));
    CHECK_THAT(galley("plugins", "cd " TEST_BINARIES "/refused/good-c && ").out, !ContainsSubstring("test.plain-c"));
}
