#include <catch_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

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

TEST_CASE("inspect takes a plugin file that lies anywhere") {
    const std::string file = TEST_BINARIES "/plugins/galley-test-misbehave.so";
    const Ended ended = galley("inspect " + file);
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, ContainsSubstring("test.misbehave 1.0.0") && ContainsSubstring("test.writer 1.0.0") &&
                              ContainsSubstring("built for ABI 1.") && ContainsSubstring(file));
    CHECK(nlohmann::json::parse(galley("inspect --json " + file).out).size() > 1);
    const Folder folder;
    const Ended text = galley("inspect " + folder.file("text.so", "no library"));
    CHECK(text.code == 65);
    CHECK_THAT(text.err, ContainsSubstring("text.so"));
    CHECK_THAT(galley("inspect nosuch.so").err, ContainsSubstring("The file \"nosuch.so\" is missing."));
}

TEST_CASE("inspect lists the articles of a document with what spoke for each, packed or not") {
    const Folder folder;
    const auto run = [&](const std::string& name, const std::string& compress) {
        return galley("run -q newspaper " SAMPLES_DIR "/seed.txt -o " + folder / name +
                      " --set write.json.compress=" + compress)
            .code;
    };
    REQUIRE(run("none", "none") == 0);
    const Ended ended = galley("inspect " + folder / "none/seed/document.json");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out,
               ContainsSubstring("a2  1.00  ") && ContainsSubstring("    - a heading stands after the text"));
    for (const auto& [compress, file] :
         {std::pair("gzip", "document.json.gz"), std::pair("zstd", "document.json.zst")}) {
        REQUIRE(run(compress, compress) == 0);
        const std::string document = folder / (std::string(compress) + "/seed/" + file);
        CHECK(galley("inspect " + document).out == ended.out);
        CHECK(std::filesystem::file_size(document) * 4 <
              std::filesystem::file_size(folder / "none/seed/document.json"));
        CHECK_THAT(galley("eval " + folder / "none" + " " + folder / compress).out, ContainsSubstring("1.000"));
        std::filesystem::resize_file(document, std::filesystem::file_size(document) / 2);
        CHECK_THAT(galley("inspect " + document).err, ContainsSubstring("is compressed, and damaged"));
    }
    CHECK(galley("inspect " + folder.file("x.json", "[]")).code == 66);
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
    CHECK_THAT(completed("galley run newsp", 2), ContainsSubstring("newspaper"));
    CHECK_THAT(completed("galley run newspaper x --write a", 5),
               ContainsSubstring("alto") && !ContainsSubstring("pdf"));
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
