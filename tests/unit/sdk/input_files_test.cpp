#include "galley/input_files.hpp"

#include <catch_test.hpp>
#include <fstream>

#include "temp_folder.hpp"

using galley::Group;
using galley::natural_less;
namespace fs = std::filesystem;

namespace {

/// A folder of empty files that goes away at the end of the test.
struct TemporaryFolder {
    explicit TemporaryFolder(const std::vector<std::string>& files) {
        for (const std::string& file : files) {
            fs::create_directories((path / file).parent_path());
            std::ofstream(path / file) << ' ';
        }
    }
    tests::TempFolder folder;
    fs::path path = folder / "issue";
};

std::vector<std::string> found(const fs::path& input, Group group) {
    constexpr std::string_view suffixes[] = {".png", ".tif"};
    std::vector<std::string> out;
    for (const auto& file : galley::input_files(input, suffixes, group))
        out.push_back(file.document + " < " + file.source);
    return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("digits sort by their value, in any script") {
    CHECK(natural_less("page2", "page10"));
    CHECK_FALSE(natural_less("page10", "page2"));
    CHECK(natural_less("第９版", "第１０版"));
    CHECK(natural_less("a007b2", "a7b10"));
    CHECK(natural_less("Page1", "page2"));
    CHECK(natural_less("page", "page1"));
    CHECK(natural_less("p1", "p01") != natural_less("p01", "p1"));
    CHECK_FALSE(natural_less("p1", "p1"));
}

TEST_CASE("files are grouped by folder, alone, or all together") {
    const TemporaryFolder folder({"10.png", "9.PNG", "b/1.tif", "a/1.png", "a/1.tif", "notes.doc", ".hidden/1.png"});
    CHECK(found(folder.path, Group::folder) ==
          Names{"issue < 9.PNG", "issue < 10.png", "a < a/1.png", "a < a/1.tif", "b < b/1.tif"});
    CHECK(found(folder.path, Group::file) ==
          Names{"9 < 9.PNG", "10 < 10.png", "a/1.png < a/1.png", "a/1.tif < a/1.tif", "b/1 < b/1.tif"});
    CHECK(found(folder.path / "", Group::all).front() == "issue < 9.PNG");
}

TEST_CASE("links that lead out of the input are told and left out, those within are read") {
    const TemporaryFolder folder({"a/1.png"});
    std::ofstream(folder.path.parent_path() / "secret.png") << ' ';
    fs::create_symlink(folder.path.parent_path() / "secret.png", folder.path / "a/2.png");
    fs::create_symlink("../../secret.png", folder.path / "a/3.png");
    fs::create_symlink("1.png", folder.path / "a/4.png");
    fs::create_symlink("nowhere.png", folder.path / "a/5.png");
    std::vector<std::string> told, sources;
    constexpr std::string_view suffixes[] = {".png"};
    const auto tell = [&](const std::string& what) { told.push_back(what); };
    for (const auto& file : galley::input_files(folder.path, suffixes, Group::folder, tell))
        sources.push_back(file.source);
    CHECK(sources == Names{"a/1.png", "a/4.png"});
    REQUIRE(told.size() == 2);
    CHECK_THAT(told[0], Catch::Matchers::ContainsSubstring("png is a link that leads out of the input"));
    // By a link to the input all of it is within.
    fs::create_directory_symlink(folder.path, folder.path.parent_path() / "way");
    CHECK(found(folder.path.parent_path() / "way", Group::folder) == Names{"a < a/1.png", "a < a/4.png"});
}

TEST_CASE("a folder that cannot be read costs itself and is told") {
    const TemporaryFolder folder({"a/1.png", "b/1.png"});
    // Deeper than the system opens by one path: unreadable for root too, who runs many tests.
    fs::path deep = folder.path / "a";
    const auto before = fs::current_path();
    fs::current_path(deep);
    for (int i = 0; i < 25; ++i) {
        fs::create_directory(std::string(200, 'd'));
        fs::current_path(std::string(200, 'd'));
    }
    fs::current_path(before);
    std::vector<std::string> told, sources;
    constexpr std::string_view suffixes[] = {".png"};
    const auto tell = [&](const std::string& what) { told.push_back(what); };
    for (const auto& file : galley::input_files(folder.path, suffixes, Group::folder, tell))
        sources.push_back(file.source);
    CHECK(sources == Names{"a/1.png", "b/1.png"});
    REQUIRE(told.size() == 1);
    CHECK_THAT(told[0],
               Catch::Matchers::ContainsSubstring("cannot be read: File name too long; what is in it is left out"));
}

TEST_CASE("a name that is not UTF-8 is shown escaped, and its path keeps its bytes") {
    const TemporaryFolder folder({"\xb1\xa8/1.png"});  // 报 in GBK
    constexpr std::string_view suffixes[] = {".png"};
    const auto files = galley::input_files(folder.path, suffixes, Group::folder);
    REQUIRE(files.size() == 1);
    CHECK(files[0].source == "\\xb1\\xa8/1.png");
    CHECK(files[0].document == "\\xb1\\xa8");
    CHECK(fs::exists(files[0].path));
}

TEST_CASE("a file named directly is a document of its own") {
    const TemporaryFolder folder({"9.png", "notes.doc"});
    CHECK(found(folder.path / "9.png", Group::folder) == Names{"9 < 9.png"});
    CHECK(found(folder.path / "notes.doc", Group::folder).empty());
}
