#include <sys/stat.h>

#include <catch_test.hpp>

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
    refused("other-major", "other-major.so was refused: it was built for plugin ABI 2.0, " + advice);
    refused("newer-minor", "newer-minor.so was refused: it was built for plugin ABI 1.1, " + advice);
    refused("no-symbol", "it exports no symbol galley_plugin");
    refused("short-descriptor", "its descriptor says it is 8 bytes long");
    refused("no-stages", "it holds no stages");
    refused("null-function", "its stage test.plain-c lacks a function");
    refused("text-file", "the system cannot load it");
    refused("missing-library", "libgone.so");
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
