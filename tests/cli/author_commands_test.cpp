#include <catch2/catch.hpp>
#include <cstdlib>

#include "program.hpp"

using Catch::Contains;

TEST_CASE("inspect tells everything about a stage") {
    const Ended ended = galley("inspect read.pdf");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Contains("read.pdf 1.") && Contains("Reads pages from PDF files") &&
                              Contains("scope     read") && Contains("consumes  nothing") &&
                              Contains("produces  image") && Contains("plugin") && Contains("GPL") &&
                              Contains("galley-read-pdf.so") && Contains("ABI 1.") &&
                              Contains("dpi = 300   (int, 50 to 1200)") && Contains("auto | layer | ocr") &&
                              Contains("Pixels per inch"));
    CHECK_THAT(galley("inspect ocr.tesseract").out, Contains("expensive"));
    CHECK_THAT(galley("inspect ocr.tesserakt").err, Contains("Did you mean \"ocr.tesseract\"?"));
}

TEST_CASE("new refuses names that cannot be, and folders that hold something") {
    const Folder folder;
    folder.file("full/x", "");
    CHECK_THAT(galley("new Bad-Name").err, Contains("\"Bad-Name\" cannot be the name of a plugin"));
    CHECK_THAT(galley("new a --scope book").err, Contains("book"));
    CHECK_THAT(galley("new a --folder " + folder / "full").err, Contains("is there already and not empty"));
    CHECK(galley("new a --folder " + folder / "full").code == 64);
}

TEST_CASE("the names of a new plugin follow from the one that is given") {
    const Folder folder;
    CHECK(galley("new redact-phones --folder " + folder / "a").code == 0);
    CHECK_THAT(read_file(folder / "a/plugin.cpp"),
               Contains("\"text.redact_phones\"") && Contains("class RedactPhones") && Contains("\"redact-phones\""));
    CHECK(galley("new export.table --scope document --kind c --folder " + folder / "b").code == 0);
    CHECK_THAT(read_file(folder / "b/plugin.c"), Contains("\"export.table\"") && Contains("\"export-table\""));
    CHECK_THAT(read_file(folder / "b/CMakeLists.txt"), Contains("project(export_table C)"));
}

TEST_CASE("bash completes commands, options, choices, stages and pipelines") {
    const auto completed = [](const std::string& words, int at) {
        const Folder folder;
        const std::string script = folder.file(
            "complete.sh",
            "PATH=$(dirname " GALLEY_PROGRAM "):$PATH\neval \"$(galley completion bash)\"\nCOMP_WORDS=(" + words +
                ")\nCOMP_CWORD=" + std::to_string(at) + "\n_galley\nprintf '%s ' \"${COMPREPLY[@]}\"\n");
        const std::string out = folder / "out";
        REQUIRE(std::system(("cd " + folder / "" + " && bash " + script + " >" + out).c_str()) == 0);
        return read_file(out);
    };
    CHECK_THAT(completed("galley ver", 1), Contains("verify"));
    CHECK_THAT(completed("galley verify --only", 2), Contains("--only-failed"));
    CHECK_THAT(completed("galley new x --scope d", 4), Contains("document") && !Contains("page"));
    CHECK_THAT(completed("galley inspect ocr", 2), Contains("ocr.tesseract") && !Contains("read.text"));
    CHECK_THAT(completed("galley run text-d", 2), Contains("text-dump-zh"));
}

TEST_CASE("the completions of both shells are well-formed") {
    const Folder folder;
    for (const std::string shell : {"bash", "zsh"}) {
        const Ended ended = galley("completion " + shell);
        REQUIRE(ended.code == 0);
        CHECK_THAT(ended.out, Contains("--page-timeout") || Contains("--plugin-path"));
        if (std::system(("command -v " + shell + " >/dev/null").c_str()) != 0) continue;
        CHECK(std::system((shell + " -n " + folder.file(shell, ended.out)).c_str()) == 0);
    }
    CHECK(galley("completion fish").code == 64);
}
