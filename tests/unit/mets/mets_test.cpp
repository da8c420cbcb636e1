#include "mets/mets.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "galley/error.hpp"
#include "galley/facts.hpp"

using namespace galley;
using namespace galley::mets;
namespace fs = std::filesystem;

namespace {

constexpr const char* issue =
    R"(<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">
<mets:dmdSec ID="d0"><mets:mdWrap><mets:xmlData><mods:mods><mods:titleInfo><mods:title>An article</mods:title></mods:titleInfo></mods:mods>
</mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:dmdSec ID="d1"><mets:mdWrap><mets:xmlData><mods:mods><mods:relatedItem type="host"><mods:titleInfo><mods:title>Der Bote</mods:title>
</mods:titleInfo></mods:relatedItem><mods:originInfo><mods:dateIssued>19000314</mods:dateIssued></mods:originInfo><mods:language>
<mods:languageTerm>ger</mods:languageTerm></mods:language><mods:part><mods:detail type="issue"><mods:number>62</mods:number></mods:detail></mods:part>
</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec><mets:fileGrp><mets:file ID="F1"><mets:FLocat xlink:href="file://./alto/p%201.xml"/></mets:file>
<mets:file ID="F2"><mets:FLocat xlink:href="alto/p2.xml"/></mets:file><mets:file ID="F3"><mets:FLocat xlink:href="http://x/p3.xml"/></mets:file>
</mets:fileGrp></mets:fileSec>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="pages"><mets:div TYPE="page" ORDERLABEL="A7"><mets:fptr FILEID="F1"/></mets:div></mets:div></mets:structMap>
<mets:structMap TYPE="LOGICAL"><mets:div TYPE="Newspaper"><mets:div TYPE="ARTICLE" ID="art1"><mets:div TYPE="HEADING"><mets:fptr>
<mets:area FILEID="F1" BETYPE="IDREF" BEGIN="TB1"/></mets:fptr></mets:div><mets:div TYPE="BODY"><mets:div TYPE="PARAGRAPH"><mets:fptr><mets:seq>
<mets:area FILEID="F1" BETYPE="IDREF" BEGIN="L1" END="L9"/><mets:area FILEID="F2" BETYPE="IDREF" BEGIN="TB3"/></mets:seq></mets:fptr></mets:div>
</mets:div></mets:div><mets:div TYPE="ADVERTISEMENT"><mets:fptr><mets:area FILEID="F2" BEGIN="TB9"/></mets:fptr></mets:div></mets:div></mets:structMap>
</mets:mets>)";

struct Folder {
    fs::path path = fs::temp_directory_path() / ("galley-mets-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path / "alto"); }
    ~Folder() { fs::remove_all(path); }
    void write(const char* name, const std::string& text) const { std::ofstream(path / name) << text; }
};

}  // namespace

TEST_CASE("METS tells the issue, labels, and whose the blocks of a page are") {
    const Folder folder;
    folder.write("issue-mets.xml", issue);
    folder.write("damaged.xml", "<mets:mets");
    Shelf shelf;
    const auto page = shelf.page(folder.path / "alto" / "p 1.xml", folder.path);
    REQUIRE(page);
    CHECK(find_fact(page->facts, "title")->value == "Der Bote");
    CHECK(find_fact(page->facts, "date")->value == "1900-03-14");
    CHECK(find_fact(page->facts, "number")->value == "62");
    CHECK(find_fact(page->facts, "language")->value == "de");
    CHECK(find_fact(page->facts, "label")->value == "A7");
    CHECK(page->claims == std::vector<Claim>{{"TB1", "TB1", "art1", "headline"}, {"L1", "L9", "art1", "body"}});
    const auto second = shelf.page(folder.path / "alto" / "p2.xml", folder.path);
    REQUIRE(second);
    CHECK(second->claims ==
          std::vector<Claim>{{"TB3", "TB3", "art1", "body"}});  // an advertisement is nobody's article
    CHECK(find_fact(second->facts, "label") == nullptr);
    CHECK_FALSE(shelf.page(folder.path / "alto" / "p3.xml", folder.path));
    CHECK_FALSE(Shelf().page(folder.path / "alto" / "p2.xml", folder.path / "alto"));  // it lies outside of the input
    CHECK_FALSE(Shelf().page(folder.path / "alto" / "p2.xml", folder.path / "alto" / "p2.xml"));
    CHECK_THROWS_AS(File(folder.path / "damaged.xml"), InputError);
}

TEST_CASE("what METS says of a page goes through the attrs of an entry") {
    const PageInMets page{{{"date", "1900-03-14", {}, 0.95, R"({"from":"mets"})"}}, {{"a", "b", "art", "body"}}};
    CHECK(page_from(attrs_of(page)) == page);
    CHECK(page_from("") == PageInMets{});
    CHECK(page_from(R"({"mets": {"facts": [[1, 2], "x"], "claims": [["a"]]}})") == PageInMets{});
    CHECK(page_from(R"({"mets": 7})") == PageInMets{});
}
