// Inputs of odd names and shapes, and what is left in the folder for temporary files.
#include <catch_test.hpp>

#include <nlohmann/json.hpp>

#include "misbehaving.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

Ended run(const Folder& folder, const std::string& more = "", const std::string& environment = "") {
    return galley("run -j 2 " + pipeline(folder, read_text + ", " + write_json) + " " + folder / "in" + " -o " +
                      folder / "out" + more,
                  environment);
}

std::size_t entries_of(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file whose name is not UTF-8 is read, shown escaped, and read again by a shard") {
    const Folder folder;
    const std::string name = "\xb1\xa8";  // 报 in GBK
    (void)folder.file("in/" + name + "/1.txt", "one page\n");
    (void)folder.file("in/plain/1.txt", "another\n");
    const Ended ended = run(folder);
    INFO(ended.err);
    CHECK(ended.code == 0);
    CHECK_THAT(read_file(folder / "out/_xb1_xa8/1/document.json"),
               ContainsSubstring("one page") && ContainsSubstring(R"("source": "\\xb1\\xa8/1.txt")"));
    const Ended alone = galley("run " + pipeline(folder, read_text + ", " + write_json) + " " +
                               folder / ("in/" + name) + " -o " + folder / "alone");
    CHECK(alone.code == 0);
    const std::string work = " --work " + folder / "work";
    CHECK(galley("plan " + folder / "pipeline.json" + " " + folder / "in" + work + " --shards 2").code == 0);
    CHECK(galley("run --shard 0/2" + work).code == 0);
    CHECK(galley("run --shard 1/2" + work).code == 0);
    CHECK(galley("merge" + work + " -o " + folder / "merged").code == 0);
    CHECK(read_file(folder / "merged/_xb1_xa8/1/document.json") == read_file(folder / "out/_xb1_xa8/1/document.json"));
    // Into a folder of such a name.
    CHECK(galley("run " + folder / "pipeline.json" + " " + folder / "in" + " -o " + folder / name).code == 0);
    CHECK(fs::exists(fs::path(folder / name) / "plain/1/document.json"));
}

TEST_CASE("what a link leads to outside of the input is not published") {
    const Folder folder;
    (void)folder.file("secret.txt", "the secret\n");
    (void)folder.file("in/a.txt", "a page\n");
    fs::create_symlink(folder / "secret.txt", folder / "in/b.txt");
    const Ended ended = run(folder);
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, ContainsSubstring("b.txt is a link that leads out of the input, and is left out"));
    CHECK(json::parse(read_file(folder / "out/run.json"))["counts"]["pages"] == 1);
    // Named by the user it is read.
    CHECK(galley("run " + folder / "pipeline.json" + " " + folder / "in/b.txt" + " -o " + folder / "named").code == 0);
    CHECK_THAT(read_file(folder / "named/b/document.json"), ContainsSubstring("the secret"));
}

TEST_CASE("folders whose names are alike once they are cut or made safe stay two documents") {
    const Folder folder;
    const std::string stem(210, 'n');
    for (const std::string& name : {stem + "1", stem + "2", std::string("a:b"), std::string("a?b")})
        (void)folder.file("in/" + name + "/1.txt", "the page of " + name + "\n");
    CHECK(run(folder).code == 0);
    const json report = json::parse(read_file(folder / "out/run.json"));
    CHECK(report["counts"]["documents"] == 4);
    std::string all;
    for (const json& document : report["documents"])
        all += read_file(folder / ("out/" + document["id"].get<std::string>() + "/document.json"));
    for (const std::string& name : {stem + "1", stem + "2", std::string("a:b"), std::string("a?b")})
        CHECK_THAT(all, ContainsSubstring("the page of " + name + "\""));
}

TEST_CASE("temporary files go with their worker, however it ends") {
    const Folder folder;
    fs::create_directory(folder / "tmp");
    // Left by a host that was killed: nobody holds it.
    (void)folder.file("tmp/galley-worker-old000/image.pnm", "x");
    (void)folder.file("tmp/somebody-elses", "x");
    folder.file("stage.sh", R"sh(read hello; echo '{"type":"hello","protocol":1}'
read -r line; id=${line#*\"id\":}; id=${id%%,*}
echo left >"$TMPDIR/by-the-program"
echo "{\"type\":\"image\",\"id\":$id}"
read -r image
echo "$image" | grep -q '/tmp/galley-worker-' && kill -9 $PPID
)sh");
    (void)folder.file("in/page.pgm", "P5\n40 30\n255\n" + std::string(1200, '\x80'));
    const std::string file = pipeline(
        folder, R"({"use": "read.images"}, {"use": "ext.process", "options": {"command": ["sh", "stage.sh"]}})");
    const Ended ended =
        galley("run -j 1 " + file + " " + folder / "in" + " -o " + folder / "out", "TMPDIR=" + folder / "tmp");
    INFO(ended.err);
    CHECK(ended.code == 2);
    CHECK(entries_of(folder / "tmp") == 1);
    CHECK(fs::exists(folder / "tmp/somebody-elses"));
}
