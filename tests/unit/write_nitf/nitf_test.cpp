// The rules of NITF 3.5's DTD and schema for the elements that are written, and what stands in them.
#include "nitf.hpp"

#include <map>
#include <regex>
#include <set>
#include <string>

#include "xml/sample_document.hpp"
#include "xml/xml_test.hpp"

using namespace galley;

namespace {

pugi::xml_document nitf_of(const Document& document, std::size_t article = 0) {
    const write_nitf::Places places{toolkit::LineBoxes(document, Pages(document)), toolkit::PageImages(document)};
    return parsed(write_nitf::bytes_of(document, article, places, "1.2.3"));
}

/// The children of each element in their order, as a pattern over "name " each.
const std::map<std::string, std::string> content{
    {"nitf", "(head )?body "},
    {"head", "(title )?(meta )*(tobject )?(iim )?(docdata )?(pubdata )*(revision-history )*"},
    {"docdata", "(doc-id |date\\.issue |ed-msg )*"},
    {"body", "(body\\.head )?(body\\.content )*(body\\.end )?"},
    {"body.head", "(hedline )*(note )*(byline )*(distributor )?(dateline )*(abstract )*"},
    {"hedline", "hl1 (hl2 )*"},
    {"body.content", "(block |p |hl2 |pre |media |bq |note )*"},
    {"block", "(p )*"},
    {"bq", "(block )+"},
    {"note", "(body\\.content )+"},
    {"media", "(media-reference )+(media-caption )*(media-producer )*"},
    {"media-caption", "(p )*"}};
const std::map<std::string, std::set<std::string>> attributes{
    {"nitf", {"xmlns", "version", "change.date", "change.time", "baselang"}},
    {"meta", {"name", "content"}},
    {"doc-id", {"regsrc", "id-string"}},
    {"date.issue", {"norm"}},
    {"ed-msg", {"msg-type", "info"}},
    {"pubdata", {"type", "date.publication", "name", "issue", "position.section", "position.sequence"}},
    {"hl2", {"class"}},
    {"p", {"class"}},
    {"pre", {"class"}},
    {"media", {"media-type"}},
    {"media-reference", {"name", "mime-type", "source", "height", "width", "units"}}};

void check_rules(pugi::xml_node node) {
    INFO(node.name());
    std::string children;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element) {
            children += std::string(child.name()) + " ";
            check_rules(child);
        }
    const auto pattern = content.find(node.name());
    INFO(children);
    CHECK(std::regex_match(children, std::regex(pattern == content.end() ? "" : pattern->second)));
    const auto known = attributes.find(node.name());
    for (const pugi::xml_attribute attribute : node.attributes()) {
        INFO(attribute.name());
        CHECK((known != attributes.end() && known->second.contains(attribute.name())));
    }
}

Document with_everything() {
    Document document = sample_document();
    auto& parts = document.articles[0].parts;
    parts.insert(parts.begin(), {Role::kicker, "Above", {}, {}});
    parts.push_back({Role::caption, "A dam. Photo: Ann", {{0, "b5", 0, 1}}, {}});
    parts.push_back({Role::credit, "Photo: Ann", {}, {}});
    parts.push_back({Role::subtitle, "Below", {}, {}});
    parts.push_back({Role::byline, "By Ann", {}, {}});
    parts.push_back({Role::dateline, "ELMFORD", {}, {}});
    parts.push_back({Role::crosshead, "Meanwhile", {}, {}});
    parts.push_back({Role::table, "1 2", {}, {}});
    parts.push_back({Role::note, "A note", {}, {}});
    parts.push_back({Role::pullquote, "So it is", {}, {}});
    parts.push_back({Role::jump, "See page 4", {}, {}});
    parts.push_back({Role::credit, "Pictures: Bo", {}, {}});
    parts.push_back({static_cast<Role>(4711), "of a newer plugin", {}, {}});
    document.articles[0].continued_to = "a 2";
    document.facts = {{"title", "晨报", {}, 1}, {"date", "1951-02-16", {}, 1}, {"language", "zh", {}, 1}};
    document.pages[0].facts = {{"label", "A7", {}, 1}, {"section", "要闻", {}, 1}};
    document.attrs = R"({"page_images": {"0": ["images/0001.png", ""]}})";
    return document;
}

}  // namespace

TEST_CASE("elements stand where the format has them") {
    check_rules(nitf_of(with_everything()).document_element());
    check_rules(nitf_of(with_everything(), 1).document_element());
    CHECK(write_nitf::path_of(0) == "nitf/001.xml");
}

TEST_CASE("heads, text and pictures") {
    const auto nitf = nitf_of(with_everything());
    CHECK(text_at(nitf, "//hedline/hl1") == "<script>\"A&B's\"");
    CHECK(text_at(nitf, "//hedline/hl2[@class='kicker']") == "Above");
    CHECK(text_at(nitf, "//body.head/byline") == "By Ann");
    CHECK(text_at(nitf, "//body.content/p[1]") == "花卉小鎮");
    CHECK(text_at(nitf, "//hl2[@class='crosshead']") == "Meanwhile");
    CHECK(nitf.select_nodes("//media").size() == 2);
    CHECK(text_at(nitf, "//media[1]/media-reference/@source") == "../images/0001.png#xywh=600,600,300,200");
    CHECK(text_at(nitf, "//media[1]/media-reference/@mime-type") == "image/png");
    CHECK(text_at(nitf, "//media[1]/media-caption/p") == "A dam. Photo: Ann");
    CHECK(text_at(nitf, "//media[1]/media-producer") == "Photo: Ann");
    CHECK(text_at(nitf, "//media[2]/media-producer") == "Pictures: Bo");
    CHECK(text_at(nitf, "//ed-msg[@msg-type='continued-to']/@info") == "issue <1>/a 2");
}

TEST_CASE("what is known of the issue, and nothing invented") {
    const auto nitf = nitf_of(with_everything());
    CHECK(text_at(nitf, "//pubdata/@date.publication") == "19510216");
    CHECK(text_at(nitf, "//pubdata/@name") == "晨报");
    CHECK(text_at(nitf, "//pubdata/@position.sequence") == "A7");
    CHECK(text_at(nitf, "//pubdata/@position.section") == "要闻");
    CHECK(text_at(nitf, "/nitf/@baselang") == "zh");
    const auto untitled = nitf_of(sample_document(), 1);
    CHECK(untitled.select_nodes("//hedline").empty());
    CHECK(untitled.select_nodes("//date.issue").empty());
    CHECK(text_at(untitled, "//pubdata/@position.sequence") == "2");
    CHECK(untitled.select_nodes("//@baselang").empty());
}
