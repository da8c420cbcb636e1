// Pages as documents use them: pictures made once, and pages lent one at a time.
#include <catch_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "program.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A document of `count` pages with an image each, and an article on the last.
std::string stored(const Folder& folder, int count) {
    json pages = json::array();
    for (int i = 0; i < count; ++i) {
        const json line{{"text", "line " + std::to_string(i + 1)}, {"box", {10, 10, 200, 20}}, {"confidence", 1}};
        const json block{{"id", "b"}, {"kind", "text"}, {"box", {10, 10, 200, 20}}, {"lines", {line}}};
        pages.push_back({{"index", i},
                         {"source", std::to_string(i) + ".png"},
                         {"width", 300},
                         {"height", 200},
                         {"dpi", 300},
                         {"blocks", {block}},
                         {"attrs", {{"picture", true}}}});
    }
    const json source{{"page", count - 1}, {"block", "b"}, {"lines", {0, 1}}};
    json article{{"id", "a1"},
                 {"paragraphs", {{{"role", "body"}, {"text", "the last line"}, {"sources", {source}}}}},
                 {"captions", json::array()},
                 {"head_sources", json::object()},
                 {"confidence", 1}};
    for (const char* name :
         {"section", "kicker", "headline", "subtitle", "byline", "dateline", "continued_from", "continued_to"})
        article[name] = nullptr;
    folder.file("in/d.json", json{{"schema", "galley.document/1"},
                                  {"id", "d"},
                                  {"pages", pages},
                                  {"articles", {article}},
                                  {"unassigned", json::array()},
                                  {"edits", json::array()}}
                                 .dump());
    const std::string file =
        pipeline(folder, R"({"use": "test.stored"}, {"use": "test.articles", "options": {"folder": ")" + folder / "in" +
                             R"("}}, {"use": "write.json"}, {"use": "write.html"})");
    return "run " + file + " " + folder / "in" + " -o " + folder / "out" + " --plugin-path " TEST_BINARIES "/plugins ";
}

std::size_t kept(const Folder& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out/.galley/page-assets"))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("a page's pictures are made once, kept, and mended when they are damaged") {
    const Folder folder;
    const std::string command = stored(folder, 2);
    REQUIRE(galley(command).code == 0);
    const fs::path picture = folder / "out/d/viewer/0002/0-0-0.jpg";
    const std::string bytes = read_file(picture);
    REQUIRE(bytes.starts_with("\xFF\xD8"));
    const auto made = fs::last_write_time(picture);

    // The document is written again, its pictures are not.
    REQUIRE(galley(command + "--set write.json.indent=2").code == 0);
    CHECK(fs::last_write_time(picture) == made);

    // The output and what is kept may be one file: a change in one is one in the other.
    std::fstream(picture, std::ios::in | std::ios::out | std::ios::binary).seekp(20).put('\x42');
    REQUIRE(galley(command + "--set write.json.indent=2").code == 0);
    CHECK(read_file(picture) == bytes);
    fs::resize_file(picture, 100);
    REQUIRE(galley(command + "--set write.json.indent=3").code == 0);
    CHECK(read_file(picture) == bytes);
    fs::remove_all(folder / "out/.galley/page-assets");
    REQUIRE(galley(command).code == 0);
    CHECK(read_file(picture) == bytes);

    const std::size_t before = kept(folder);
    REQUIRE(galley("clean " + folder / "out").code == 0);
    CHECK(kept(folder) == before);
    REQUIRE(galley(command + "--set write.html.images=none").code == 0);
    CHECK_FALSE(fs::exists(picture));
    REQUIRE(galley("clean " + folder / "out").code == 0);
    CHECK(kept(folder) == 0);
}

TEST_CASE("a document of more pages than are held comes out whole") {
    const Folder folder;
    REQUIRE(galley(stored(folder, 40) + "--set write.html.images=none").code == 0);
    const json document = json::parse(read_file(folder / "out/d/document.json"));
    REQUIRE(document["pages"].size() == 40);
    for (int i = 0; i < 40; ++i)
        CHECK(document["pages"][i]["blocks"][0]["lines"][0]["text"] == "line " + std::to_string(i + 1));
    CHECK(document["articles"][0]["paragraphs"][0]["sources"][0]["page"] == 39);
    CHECK(fs::exists(folder / "out/d/viewer/0040.js"));
}
