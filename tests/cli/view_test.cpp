#include <catch_test.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("view prints where the site is, and says when there is none") {
    const Folder folder;
    CHECK_THAT(galley("view " + folder / "out").err, ContainsSubstring("out is missing."));
    std::filesystem::create_directory(folder / "out");
    const Ended none = galley("view " + folder / "out");
    CHECK(none.code == 66);
    CHECK_THAT(none.err, ContainsSubstring("index.html is not there") && ContainsSubstring("write.html"));
    const std::string index = folder.file("out/index.html", "<!doctype html>");
    const Ended ended = galley("view --no-open " + folder / "out");
    CHECK(ended.code == 0);
    CHECK(ended.out == index + "\n");
    CHECK(galley("view --port 80 " + folder / "out").code == 64);
    CHECK(galley("view --serve --edit " + folder / "out").code == 64);
    CHECK_THAT(galley("view --no-open " + folder / "out" + " --against " + folder / "none").err,
               ContainsSubstring("none is missing."));
}
