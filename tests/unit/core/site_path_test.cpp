#include <catch_test.hpp>
#include <fstream>

#include "core/site/site_path.hpp"
#include "temp_folder.hpp"

using namespace galley;
namespace fs = std::filesystem;

TEST_CASE("percent-encoded paths are read, and bad ones refused") {
    CHECK(percent_decoded("/a%20%E8%8A%B1") == "/a 花");
    for (const char* bad : {"%", "%4", "%zz", "%4g", "%-1"}) CHECK_FALSE(percent_decoded(bad));
}

TEST_CASE("an address means a file of the site or nothing") {
    const tests::TempFolder folder;
    const fs::path top = folder.path(), root = top / "out";
    fs::create_directories(root / "花 卉#");
    fs::create_directories(root / ".galley");
    for (const fs::path& file : {root / "index.html", root / "花 卉#/index.html", root / ".galley/manifest.json",
                                 top / "secret", top / "out-side"})
        std::ofstream(file) << "x";
    fs::create_symlink(top / "secret", root / "link");
    fs::create_symlink(top, root / "up");
    CHECK(site_file(root, "/") == fs::canonical(root / "index.html"));
    CHECK(site_file(root, "/index.html?q=1#a") == fs::canonical(root / "index.html"));
    CHECK(site_file(root, "/%E8%8A%B1%20%E5%8D%89%23/") == fs::canonical(root / "花 卉#/index.html"));
    CHECK(site_file(root, "//index.html") == fs::canonical(root / "index.html"));
    for (const char* target : {"", "index.html", "/../secret", "/%2e%2e/secret", "/..%2fsecret", "/a/../../secret",
                               "/.galley/manifest.json", "/link", "/up/secret", "/up/out-side", "/%00", "/none", "*"}) {
        INFO(target);
        CHECK_FALSE(site_file(root, target));
    }
}

TEST_CASE("browsers are told what a file is") {
    CHECK(media_type_of("a/b.js") == "text/javascript; charset=utf-8");
    CHECK(media_type_of("run") == "application/octet-stream");
}
