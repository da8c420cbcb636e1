// plan, run --shard, merge: the same output as one run, whatever the number of shards.
#include <catch_test.hpp>
#include <map>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

/// Three documents of two pages, one of them bad.
struct Case {
    Folder folder;
    std::string pipeline_file, input;

    Case() : pipeline_file(pipeline(folder, read_text + ", " + misbehave("throw") + ", " + write_json)) {
        for (const char* name : {"a", "b", "c"})
            (void)folder.file(std::string("in/") + name + ".txt",
                              std::string(name) + " first\n\f" + (*name == 'b' ? "a bad page\n" : "second\n"));
        input = folder / "in";
    }
    [[nodiscard]] Ended plan(const std::string& work, const std::string& more = "") const {
        return galley("plan " + pipeline_file + " " + input + " --work " + folder / work + with_test_plugins + more);
    }
    [[nodiscard]] std::string tree(const std::string& out) const {
        std::string all;
        for (const char* name : {"a", "b", "c"}) all += read_file(folder / out + "/" + name + "/document.json");
        return all;
    }
};

/// What is in the files below `folder`, by path; run.json, which tells times, and the records apart.
std::map<std::string, std::string> files_below(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_regular_file() && path != "run.json" && !path.starts_with(".galley/"))
            out[path] = read_file(entry.path());
    }
    return out;
}

}  // namespace

TEST_CASE("shards and merge give what one run gives") {
    const Case one;
    REQUIRE(
        galley("run " + one.pipeline_file + " " + one.input + " -o " + one.folder / "out" + with_test_plugins).code ==
        2);
    for (const int shards : {1, 4, 7}) {
        const std::string work = "work" + std::to_string(shards), out = "out" + std::to_string(shards);
        REQUIRE(one.plan(work, " --shards " + std::to_string(shards)).code == 0);
        const std::string merge = "merge --work " + one.folder / work + " -o " + one.folder / out;
        const Ended early = galley(merge);
        CHECK(early.code == 75);
        CHECK_FALSE(fs::exists(one.folder / out));
        for (int i = shards - 1; i >= 0; --i)
            CHECK(galley("run --work " + one.folder / work + " --shard " + std::to_string(i) + "/" +
                         std::to_string(shards))
                      .code == 0);
        CHECK(galley(merge).code == 2);
        CHECK(one.tree(out) == one.tree("out"));
    }
}

TEST_CASE("the site of write.html is the same for any number of shards") {
    const Folder folder;
    const std::string stages = pipeline(folder, read_text + R"(, {"use": "write.html", "options": {"title": "All"}})");
    for (const char* name : {"a", "b", "c", "d"})
        (void)folder.file(std::string("in/") + name + ".txt", std::string("花卉小镇 ") + name + "\n\f第二版\n");
    const std::string more = " " + stages + " " + folder / "in" + with_test_plugins;
    REQUIRE(galley("run" + more + " -o " + folder / "out").code == 0);
    const auto site = files_below(folder / "out");
    CHECK(site.contains("viewer/index.js"));
    CHECK(site.contains("d/viewer/articles.js"));

    REQUIRE(galley("plan" + more + " --work " + folder / "work" + " --shards 3").code == 0);
    for (const char* shard : {"2/3", "0/3", "1/3"})
        REQUIRE(galley("run --work " + folder / "work" + " --shard " + shard).code == 0);
    REQUIRE(galley("merge --work " + folder / "work -o " + folder / "merged").code == 0);
    CHECK(files_below(folder / "merged") == site);
}

TEST_CASE("a shard tells of failures when it is asked to, and status names shards to run again") {
    const Case one;
    REQUIRE(one.plan("work").code == 0);
    const std::string work = " --work " + one.folder / "work";
    CHECK(galley("run --strict --shard 1/2" + work).code == 2);  // page 3 of 0 to 5 is the bad one
    const Ended status = galley("status --shards 2" + work);
    CHECK(status.code == 75);
    CHECK_THAT(status.out, ContainsSubstring("6 pages: 2 done, 1 failed, 3 missing") &&
                               ContainsSubstring("shards to run again, of 2: 0"));
    CHECK(galley("run --shard auto/2" + work, "SLURM_ARRAY_TASK_ID=0").code == 0);
    CHECK(galley("status" + work).code == 2);
}

TEST_CASE("a shard that cannot be is refused") {
    const Case one;
    REQUIRE(one.plan("work", " --shards 2").code == 0);
    const std::string work = " --work " + one.folder / "work";
    CHECK(galley("run --shard 2/2" + work).code == 64);
    CHECK(galley("run --shard 0/3" + work).code == 64);  // the plan says 2
    CHECK(galley("run --shard auto/2" + work).code == 64);
    CHECK(galley("run --shard 0/2 --work " + one.folder / "nothing").code == 66);
    (void)one.folder.file("work/manifest.jsonl", read_file(one.folder / "work/manifest.jsonl") + "x\n");
    const Ended changed = galley("run --shard 0/2" + work);
    CHECK(changed.code == 65);
    CHECK_THAT(changed.err, ContainsSubstring("is not as it was written"));
}

TEST_CASE("a file that changes after the plan is read as it is then, one that goes away fails") {
    const Case one;
    REQUIRE(one.plan("work").code == 0);
    (void)one.folder.file("in/a.txt", "changed\n\fsecond\n");
    fs::remove(one.folder / "in/c.txt");
    const std::string work = " --work " + one.folder / "work";
    const Ended ended = galley("run --shard 0/1" + work);
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("page 1 of c (c.txt) failed at read.text (E_IO)"));
    CHECK(galley("merge" + work + " -o " + one.folder / "out").code == 2);
    CHECK_THAT(read_file(one.folder / "out/a/document.json"), ContainsSubstring("changed"));
}

TEST_CASE("a plan outlives its pipeline file, and finds the plugins that the file named") {
    const Folder folder;
    const std::string file =
        folder.file("pipeline.json", R"({"galley": 1, "plugin_paths": [")" TEST_BINARIES R"(/plugins"], "stages": [)" +
                                         read_text + ", " + misbehave("nothing") + ", " + write_json + "]}");
    const std::string input = folder.file("in.txt", "text\n"), work = folder / "work";
    REQUIRE(galley("plan " + file + " " + input + " --work " + work + " --shards 1").code == 0);
    fs::rename(file, folder / "renamed.json");
    const Ended shard = galley("run --work " + work + " --shard 0/1");
    INFO(shard.err);
    CHECK(shard.code == 0);
    CHECK(galley("merge --work " + work + " -o " + folder / "out").code == 0);
    CHECK(fs::exists(folder / "out/in/document.json"));
}
