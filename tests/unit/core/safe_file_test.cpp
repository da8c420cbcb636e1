#include <catch_test.hpp>
#include <filesystem>
#include <fstream>

#include "core/base/host_error.hpp"
#include "core/plan/manifest.hpp"
#include "core/store/safe_file.hpp"
#include "temp_folder.hpp"

using namespace galley;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced whole, and no temporary stays behind") {
    const tests::TempFolder own;
    const fs::path& folder = own.path();
    write_file(folder / "a/b.txt", "one");
    write_file(folder / "a/b.txt", "two");
    std::string text;
    std::ifstream(folder / "a/b.txt") >> text;
    CHECK(text == "two");
    CHECK(std::distance(fs::directory_iterator(folder / "a"), {}) == 1);
    CHECK_THROWS_AS(write_file(folder / "a/b.txt/c", "x"), HostError);
    CHECK_THROWS_AS(write_file(folder / "a", "x"), HostError);  // a folder stands there
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
}

TEST_CASE("paths that leave the folder are refused") {
    CHECK(inside("/out", "a/b.md") == "/out/a/b.md");
    for (const char* path : {"", "/etc/x", "..", "../x", "a/../../x", "a/.."}) CHECK_THROWS(inside("/out", path));
    CHECK_THROWS(inside("/out", std::string_view("a\0b", 3)));
}

TEST_CASE("an id becomes a folder name that every system takes") {
    CHECK(safe_path("报纸/2026-02-16") == "报纸/2026-02-16");
    CHECK(safe_path("../../etc") == "_._/_._/etc");
    CHECK(safe_path("/") == "document");
    CHECK(safe_path("") == "document");
    CHECK(safe_path("CON") == "_CON");
    CHECK(safe_path("com1.txt") == "_com1.txt");
    CHECK(safe_path("a:b?") == "a_b_");
    CHECK(safe_path(".galley") == "_.galley");
    CHECK(safe_path("dots...") == "dots.._");
    const std::string longer = safe_path(std::string(199, 'x') + "题题");
    CHECK(longer.starts_with(std::string(191, 'x') + "-"));
    CHECK(longer.size() == 200);
    CHECK(safe_path(std::string(191, 'x') + "题题题题") != safe_path(std::string(191, 'x') + "题题题版"));
    CHECK(safe_path(std::string(190, 'x') + "题题题题").starts_with(std::string(190, 'x') + "-"));
}
