// The ready pipeline takes whatever it is given.
#include <catch_test.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr const char* alto =
    R"(<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="800" HEIGHT="600"><PrintSpace><TextBlock ID="b" HPOS="10" VPOS="10" WIDTH="300" HEIGHT="40">
<TextLine HPOS="10" VPOS="10" WIDTH="300" HEIGHT="40"><String CONTENT="Harbour" HPOS="10" VPOS="10" WIDTH="300" HEIGHT="40"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>)";
constexpr const char* page =
    R"(<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p.png" imageWidth="800" imageHeight="600">
<TextRegion id="r"><Coords points="10,10 310,10 310,50 10,50"/><TextLine id="l"><Coords points="10,10 310,10 310,50 10,50"/>
<TextEquiv><Unicode>Valley</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>)";

std::string half(const std::string& text) { return text.substr(0, text.size() / 2); }

}  // namespace

TEST_CASE("the pipeline newspaper reads text, ALTO and PAGE side by side, each damaged file once") {
    const Folder folder;
    (void)folder.file("in/a.txt", "Meadow\n");
    (void)folder.file("in/b.xml", alto);
    (void)folder.file("in/c.xml", page);
    (void)folder.file("in/d.xml", half(alto));
    (void)folder.file("in/e.xml", half(page));
    const Ended ended = galley("run -j 1 newspaper " + folder / "in" + " -o " + folder / "out" +
                               " --set read.text.group=file --set read.alto.group=file --set read.page.group=file");
    INFO(ended.err);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err,
               ContainsSubstring("holds pages of several kinds: 1 for read.text, 2 for read.alto, 2 for read.page"));
    std::string found;
    const json report = json::parse(read_file(folder / "out/run.json"));
    for (const json& one : report["pages"])
        found += one["source"].get<std::string>() + " " +
                 (one.contains("error") ? one["error"]["stage"] : one["status"]).get<std::string>() + "\n";
    CHECK(found == "a.txt done\nb.xml done\nc.xml done\nd.xml read.alto\ne.xml read.page\n");
    for (const auto& [name, text] : {std::pair("a", "Meadow"), std::pair("b", "Harbour"), std::pair("c", "Valley")})
        CHECK_THAT(read_file(folder / (std::string("out/") + name + "/document.json")), ContainsSubstring(text));
}

TEST_CASE("the option --write adds writers to those of the pipeline, each once") {
    const Folder folder;
    const std::string command = "run -q -j 1 newspaper " + folder.file("in.txt", "Meadow\n") + " -o " + folder / "out";
    CHECK(galley(command + " --write text,json,tei").code == 0);
    for (const char* name : {"articles.txt", "document.json", "tei.xml"})
        CHECK(std::filesystem::exists(folder / (std::string("out/in/") + name)));
    const Ended wrong = galley(command + " --write aalto");
    CHECK(wrong.code == 65);
    CHECK_THAT(wrong.err, ContainsSubstring("Did you mean \"write.alto\"?"));
}
