#include "galley/input_files.hpp"

#include <stdlib.h>

#include <catch_test.hpp>
#include <fstream>

using galley::Group;
using galley::natural_less;
namespace fs = std::filesystem;

namespace {

/// A folder of empty files that goes away at the end of the test.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(const std::vector<std::string>& files) {
        char name[] = "/tmp/galley-files-XXXXXX";
        path = fs::path(mkdtemp(name)) / "issue";
        for (const std::string& file : files) {
            fs::create_directories((path / file).parent_path());
            std::ofstream(path / file) << ' ';
        }
    }
    ~TemporaryFolder() { fs::remove_all(path.parent_path()); }
    fs::path path;
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

TEST_CASE("a file named directly is a document of its own") {
    const TemporaryFolder folder({"9.png", "notes.doc"});
    CHECK(found(folder.path / "9.png", Group::folder) == Names{"9 < 9.png"});
    CHECK(found(folder.path / "notes.doc", Group::folder).empty());
}
