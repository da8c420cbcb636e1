// The right image for every page, however a run goes about it.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "misbehaving.hpp"
#include "spoil_record.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// One gray pixel, each image another.
void write_images(const Folder& folder, int count) {
    for (int i = 0; i < count; ++i)
        (void)folder.file("in/" + std::to_string(100 + i) + ".pgm",
                          "P5 2 1 255\n" + std::string(2, static_cast<char>(i)));
}

std::string run_images(const Folder& folder, const std::string& stages) {
    return "run " + pipeline(folder, R"({"use": "read.images", "options": {"group": "file"}}, )" + stages) + " " +
           folder / "in" + " -o " + folder / "out" + with_test_plugins;
}

std::string text_of_first_page(const Folder& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
        if (entry.path().filename() == "document.json") return read_file(entry.path());
    return {};
}

std::string paint(const std::string& options, const std::string& more = "") {
    return R"({"use": "test.paint", "options": {)" + options + "}" + more + "}, ";
}

/// Looks at layers behind a checkpoint; a run with another `say` starts from that.
std::string look(const std::string& layers) {
    return R"({"use": "test.look", "options": {"say": "fresh", "layers": [)" + layers + "]}}, " + write_json;
}

std::vector<fs::path> records(const Folder& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out/.galley/records"))
        if (entry.is_regular_file()) out.push_back(entry.path());
    return out;
}

const std::string expensive = R"({"use": "test.expensive"}, )";

/// What test.look says on a fresh run and on one that starts from the checkpoint, which must be the same.
void same_behind_checkpoint(const std::string& stages, const std::string& says) {
    const Folder folder;
    write_images(folder, 1);
    const std::string command = run_images(folder, stages);
    const Ended fresh = galley(command);
    INFO(fresh.err);
    REQUIRE(fresh.code == 0);
    CHECK_THAT(text_of_first_page(folder), ContainsSubstring("fresh " + says + "\""));
    const Ended resumed = galley(command + " --set test.look.say=resumed");
    INFO(resumed.err);
    REQUIRE(resumed.code == 0);
    CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["resumed"] == 1);
    CHECK_THAT(text_of_first_page(folder), ContainsSubstring("resumed " + says + "\""));
}

}  // namespace

TEST_CASE("every document gets the images of its own pages, with any number of jobs") {
    constexpr int documents = 60;
    const Folder folder;
    write_images(folder, documents);
    const std::string command = run_images(folder, R"({"use": "test.hashes"})");
    std::set<std::string> first;
    for (const std::string jobs : {"1", "2", "4"}) {
        REQUIRE(galley(command + " --fresh -j " + jobs).code == 0);
        std::set<std::string> hashes;
        for (int i = 0; i < documents; ++i)
            hashes.insert(std::to_string(i) + " " +
                          read_file(folder / ("out/" + std::to_string(100 + i) + "/hashes.txt")));
        if (first.empty()) first = hashes;
        CHECK(hashes == first);
    }
    std::set<std::string> distinct;
    for (const std::string& one : first) distinct.insert(one.substr(one.find(' ')));
    CHECK(distinct.size() == documents);

    // And when the pages are done already.
    fs::remove_all(folder / "out");
    REQUIRE(galley(run_images(folder, R"({"use": "test.noop"})")).code == 0);
    REQUIRE(galley(run_images(folder, R"({"use": "test.noop"}, {"use": "test.hashes"})") + " -j 1").code == 0);
    CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["reused"] == documents);
    for (int i = 0; i < documents; ++i)
        CHECK(first.contains(std::to_string(i) + " " +
                             read_file(folder / ("out/" + std::to_string(100 + i) + "/hashes.txt"))));
}

TEST_CASE("layers behind a checkpoint are those of a fresh run") {
    const std::string skip = R"(, "on_error": "skip-stage")";
    // A stage in between that failed, or ended its process, and may be left out.
    same_behind_checkpoint(paint(R"("layer": "a", "value": 7)") + paint(R"("layer": "b", "how": "throw")", skip) +
                               expensive + look(R"("a", "b")"),
                           "a=7 b=none");
    same_behind_checkpoint(paint(R"("layer": "a", "value": 7)") + paint(R"("layer": "b", "how": "abort")", skip) +
                               paint(R"("layer": "c", "value": 9)") + expensive + look(R"("a", "b", "c")"),
                           "a=7 b=none c=9");
    // The page's own image that a stage replaced.
    same_behind_checkpoint(paint(R"("value": 5)") + expensive + look(R"("own")"), "own=5");
    // A layer that is emitted again behind the checkpoint, before another one is asked for.
    same_behind_checkpoint(paint(R"("layer": "a", "value": 1)") + paint(R"("layer": "b", "value": 2)") + expensive +
                               paint(R"("layer": "a", "value": 3)") + look(R"("b", "a")"),
                           "b=2 a=3");
}

TEST_CASE("a record that cannot be read is made again, and its page is not lost") {
    const Folder folder;
    const std::string command = "run " + misbehaving_run(folder, misbehave("nothing"));
    REQUIRE(galley(command).code == 0);
    const std::string document = read_file(folder / "out/in/document.json");
    spoil_record(records(folder).at(0));
    fs::remove(folder / "out/in/document.json");
    const Ended again = galley(command);
    INFO(again.err);
    CHECK(again.code == 0);
    CHECK(read_file(folder / "out/in/document.json") == document);
}

TEST_CASE("a record that can neither be read nor made again fails its document") {
    const Folder folder;
    const std::string command = "run " + misbehaving_run(folder, misbehave("nothing"));
    REQUIRE(galley(command).code == 0);
    for (const fs::path& file : records(folder)) spoil_record(file);
    fs::remove(folder / "out/in/document.json");
    fs::remove_all(folder / "out/.galley/inputs");
    // The page's file is gone after its record was found to be there: a read-only merge of a plan comes close.
    fs::rename(folder / "in.txt", folder / "away.txt");
    const Ended merged = galley("merge --work " + folder / "out/.galley" + " -o " + folder / "merged");
    INFO(merged.err);
    CHECK(merged.code != 0);
    CHECK_FALSE(fs::exists(folder / "merged/in/document.json"));
}

TEST_CASE("a skippable stage that ends its process on every try does not hold up the run for ever") {
    const Folder folder;
    write_images(folder, 1);
    const std::string stages =
        paint(R"("layer": "a", "how": "abort")", R"(, "on_error": "skip-stage")") + expensive + look(R"("a")");
    const std::string command = run_images(folder, stages);
    REQUIRE(galley(command).code == 0);
    const Ended resumed = galley(command + " --set test.look.say=resumed");
    CHECK(resumed.code == 0);
    CHECK_THAT(text_of_first_page(folder), ContainsSubstring("resumed a=none"));
}
