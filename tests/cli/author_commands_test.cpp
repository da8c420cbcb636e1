#include <catch_test.hpp>
#include <cstdlib>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("names that would break are refused") {
    const Folder folder;
    const auto refused = [&](const std::string& name, const std::string& why) {
        const Ended ended = galley("new " + name + " --folder " + folder / "new");
        INFO(name);
        CHECK(ended.code == 64);
        CHECK_THAT(ended.err, ContainsSubstring(why));
        CHECK_FALSE(std::filesystem::exists(folder / "new"));
    };
    refused("galley", "has a target of that name");
    refused("install", "has a target of that name");
    refused("text.tidy", "There is a stage text.tidy already");
    refused("tidy", "There is a stage text.tidy already");
}

TEST_CASE("inspect tells everything about a stage") {
    const Ended ended = galley("inspect read.pdf");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, ContainsSubstring("read.pdf 1.") && ContainsSubstring("Reads pages from PDF files") &&
                              ContainsSubstring("scope     read") && ContainsSubstring("consumes  nothing") &&
                              ContainsSubstring("produces  image") && ContainsSubstring("plugin") &&
                              ContainsSubstring("GPL") && ContainsSubstring("galley-read-pdf.so") &&
                              ContainsSubstring("ABI 1.") && ContainsSubstring("dpi = 300   (int, 50 to 1200)") &&
                              ContainsSubstring("auto | layer | ocr") && ContainsSubstring("Pixels per inch"));
    CHECK_THAT(galley("inspect ocr.tesseract").out, ContainsSubstring("expensive"));
    CHECK_THAT(galley("inspect ocr.tesserakt").err, ContainsSubstring("Did you mean \"ocr.tesseract\"?"));
}

TEST_CASE("new refuses names that cannot be, and folders that hold something") {
    const Folder folder;
    folder.file("full/x", "");
    CHECK_THAT(galley("new Bad-Name").err, ContainsSubstring("\"Bad-Name\" cannot be the name of a plugin"));
    CHECK_THAT(galley("new a --scope book").err, ContainsSubstring("book"));
    CHECK_THAT(galley("new a --folder " + folder / "full").err, ContainsSubstring("is there already and not empty"));
    CHECK(galley("new a --folder " + folder / "full").code == 64);
}

TEST_CASE("the names of a new plugin follow from the one that is given") {
    const Folder folder;
    CHECK(galley("new redact-phones --folder " + folder / "a").code == 0);
    CHECK_THAT(read_file(folder / "a/plugin.cpp"), ContainsSubstring("\"text.redact_phones\"") &&
                                                       ContainsSubstring("class RedactPhones") &&
                                                       ContainsSubstring("\"redact-phones\""));
    CHECK(galley("new export.table --scope document --kind c --folder " + folder / "b").code == 0);
    CHECK_THAT(read_file(folder / "b/plugin.c"),
               ContainsSubstring("\"export.table\"") && ContainsSubstring("\"export-table\""));
    CHECK_THAT(read_file(folder / "b/CMakeLists.txt"), ContainsSubstring("project(export_table C)"));
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
    CHECK_THAT(completed("galley ver", 1), ContainsSubstring("verify"));
    CHECK_THAT(completed("galley verify --only", 2), ContainsSubstring("--only-failed"));
    CHECK_THAT(completed("galley new x --scope d", 4), ContainsSubstring("document") && !ContainsSubstring("page"));
    CHECK_THAT(completed("galley inspect ocr", 2),
               ContainsSubstring("ocr.tesseract") && !ContainsSubstring("read.text"));
    CHECK_THAT(completed("galley run text-d", 2), ContainsSubstring("text-dump"));
    CHECK_THAT(completed("galley run newspaper x --set read.pdf", 5), ContainsSubstring("read.pdf.dpi= "));
    CHECK_THAT(completed("galley run newspaper x --set read.pdf.text =", 6),
               ContainsSubstring("layer") && !ContainsSubstring("read.pdf"));
    CHECK_THAT(completed("galley run newspaper x --set read.pdf.text = la", 7),
               ContainsSubstring("layer") && !ContainsSubstring("ocr"));
}

TEST_CASE("the completions of all shells are well-formed") {
    const Folder folder;
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const Ended ended = galley("completion " + shell);
        REQUIRE(ended.code == 0);
        CHECK_THAT(ended.out, ContainsSubstring(shell == "fish" ? "-l page-timeout" : "--page-timeout"));
        if (std::system(("command -v " + shell + " >/dev/null").c_str()) != 0) continue;
        CHECK(std::system((shell + " -n " + folder.file(shell, ended.out)).c_str()) == 0);
    }
    CHECK(galley("completion cmd").code == 64);
}
