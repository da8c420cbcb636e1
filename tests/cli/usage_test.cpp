// What people type by mistake, and what they read then.
#include <catch_test.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("a command line that is not right is answered with the nearest right word and the help to read") {
    struct Row {
        const char* line;
        const char* says;
    };
    const Row rows[] = {
        {"", "Usage: galley [OPTIONS] [SUBCOMMAND]"},
        {"runn", "galley: There is no command \"runn\". Did you mean \"run\"? galley help lists them."},
        {"help runn", "There is no command \"runn\". Did you mean \"run\"?"},
        {"run --jbos 3", "galley run has no option --jbos. Did you mean \"--jobs\"? See galley run --help."},
        {"run --plugin-pth=x newspaper scans",
         "galley run has no option --plugin-pth. Did you mean \"--plugin-path\"?"},
        {"--frobnicate", "galley has no option --frobnicate. See galley --help."},
        {"status --frobnicate", "galley status has no option --frobnicate. See galley status --help."},
        {"check newspaper too-much",
         "galley check does not know what to do with \"too-much\". See galley check --help."},
        {"status", "galley status: --work is missing. See galley status --help."},
        {"inspect", "galley inspect: stage is missing."},
        {"run newspaper samples -j 0 -o x", "--jobs: \"0\" is not a whole number from 1 to 10000."},
        {"run newspaper samples -j many -o x", "--jobs: \"many\" is not a whole number from 1 to 10000."},
        {"run newspaper samples --page-timeout=-1 -o x", "--page-timeout: \"-1\" is not a number of 0 or more."},
        {"view out --serve --port 99999", "--port: \"99999\" is not a whole number from 0 to 65535."},
        {"run newspaper scans --log yaml -o x", "--log: \"yaml\" is not one of text, json."},
        {"new plugin --kind perl", "--kind: \"perl\" is not one of cpp, c, process."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const Ended ended = galley(row.line);
        CHECK(ended.code == 64);
        CHECK(ended.out.empty());
        CHECK_THAT(ended.err, ContainsSubstring(row.says));
    }
}

TEST_CASE("help and version are answered however they are asked for") {
    for (const char* line : {"--help", "-h", "help"}) {
        const Ended ended = galley(line);
        CHECK(ended.code == 0);
        CHECK_THAT(ended.out, ContainsSubstring("Usage: galley") && ContainsSubstring("Exit codes:"));
    }
    for (const char* line : {"run --help", "help run"}) {
        const Ended ended = galley(line);
        CHECK(ended.code == 0);
        CHECK_THAT(ended.out, ContainsSubstring("Usage: galley run") && ContainsSubstring("--page-timeout"));
    }
    CHECK(galley("version").out == galley("--version").out);
    CHECK_THAT(galley("version").out, ContainsSubstring("galley 0."));
}

TEST_CASE("a folder that does not exist is called missing") {
    const Folder folder;
    const std::string none = folder / "nosuch", out = " -o " + folder / "out";
    for (const std::string& line :
         {"run " TEXT_PIPELINE " " + none + out, "plan " TEXT_PIPELINE " " + none + " --work " + folder / "work",
          "run --shard 0/1 --work " + none, "merge --work " + none + out, "status " + none, "clean " + none,
          "view " + none, "eval " + none + " " + none}) {
        CAPTURE(line);
        const Ended ended = galley(line);
        CHECK(ended.code == 66);
        CHECK_THAT(ended.err, ContainsSubstring("nosuch is missing") || ContainsSubstring("nosuch\" is missing"));
    }
    for (const std::string& line : {"plugins --plugin-path " + none, "models " + none}) {
        CAPTURE(line);
        const Ended ended = galley(line);
        CHECK(ended.code == 64);
        CHECK_THAT(ended.err, ContainsSubstring("nosuch\" is missing"));
    }
    CHECK_THAT(galley("status " + folder / "").err, ContainsSubstring("is neither the output of a run"));
}
