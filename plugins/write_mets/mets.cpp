#include "mets.hpp"

#include <set>

#include "areas.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "mods.hpp"
#include "toolkit/page_writer.hpp"
#include "toolkit/stages.hpp"

namespace galley::write_mets {

namespace {

void write_header(pugi::xml_node mets, const Document& document, std::string_view version) {
    pugi::xml_node agent = mets.append_child("mets:metsHdr").append_child("mets:agent");
    xml::set(agent, "ROLE", "CREATOR");
    xml::set(agent, "TYPE", "OTHER");
    xml::set(agent, "OTHERTYPE", "SOFTWARE");
    xml::add_text(agent, "mets:name", "Galley");
    for (const toolkit::StageName& stage : toolkit::stages_before(document, "write.mets"))
        if (!stage.id.starts_with("write.")) xml::add_text(agent, "mets:note", stage.id + " " + stage.version);
    xml::add_text(agent, "mets:note", "write.mets " + std::string(version));
}

constexpr const char *whole_id = "phys_0000", *issue_id = "issue";

std::string physical_id(std::int32_t page) { return toolkit::file_id("phys", page); }

void write_physical(pugi::xml_node mets, const Document& document, const Files& files) {
    pugi::xml_node map = mets.append_child("mets:structMap");
    xml::set(map, "TYPE", "PHYSICAL");
    pugi::xml_node all = map.append_child("mets:div");
    xml::set(all, "ID", whole_id);
    xml::set(all, "TYPE", "physSequence");
    files.point_to_whole(all);
    int order = 0;
    for (const Page& page : document.pages) {
        pugi::xml_node div = all.append_child("mets:div");
        xml::set(div, "ID", physical_id(page.index));
        xml::set(div, "TYPE", "page");
        div.append_attribute("ORDER") = ++order;
        xml::set(div, "ORDERLABEL", label_of(page));
        files.point_to_page(div, page);
    }
}

/// The issue's division: within those of its newspaper, year, month and day where its date is known, as newspapers are
/// filed by the profiles of the DFG and Kitodo.
pugi::xml_node add_issue(pugi::xml_node map, const Document& document) {
    constexpr std::size_t year_end = 4, month_end = 7, day_end = 10;
    pugi::xml_node at = map;
    const auto enter = [&](const char* type, const char* label, const std::string& value) {
        at = at.append_child("mets:div");
        xml::set(at, "TYPE", type);
        xml::set(at, label, value);
    };
    const std::string date = fact_of(document, "date");
    if (date.size() == day_end && date[year_end] == '-' && date[month_end] == '-') {
        if (const std::string title = fact_of(document, "title"); !title.empty()) enter("newspaper", "LABEL", title);
        enter("year", "ORDERLABEL", date.substr(0, year_end));
        enter("month", "ORDERLABEL", date.substr(0, month_end));
        enter("day", "ORDERLABEL", date);
    }
    return at.append_child("mets:div");
}

/// The division that a part stands in: heads and paragraphs have one around them.
const char* group_of(Role role) {
    switch (role) {
        case Role::section:
        case Role::kicker:
        case Role::headline:
        case Role::subtitle:
            return "heading";
        case Role::body:
        case Role::crosshead:
        case Role::table:
        case Role::jump:
        case Role::note:
        case Role::pullquote:
            return "body";
        default:
            return is_known(role) ? nullptr : "body";
    }
}

void write_article(pugi::xml_node div, const Article& article, const Files& files) {
    pugi::xml_node group;
    for (const Part& part : article.parts) {
        const char* wanted = group_of(part.role);
        if (wanted == nullptr) {
            group = {};
        } else if (std::string_view(group.attribute("TYPE").value()) != wanted) {
            group = div.append_child("mets:div");
            xml::set(group, "TYPE", wanted);
        }
        pugi::xml_node own = (wanted == nullptr ? div : group).append_child("mets:div");
        xml::set(own, "TYPE", part.role == Role::body ? "paragraph" : name_of(part.role));
        if (is_head(part.role)) xml::set(own, "LABEL", part.text);
        files.point_to(own, part.sources);
    }
}

/// Gives the file on as pugixml prints it, a few kilobytes at a time: as one string it would be as large as its tree.
class SinkWriter : public pugi::xml_writer {
  public:
    explicit SinkWriter(const Sink& sink) : sink_(sink) {}
    void write(const void* data, std::size_t size) override { sink_({static_cast<const char*>(data), size}, false); }

  private:
    const Sink& sink_;
};

}  // namespace

void write_mets(const Document& document, const Pages& pages, const Settings& settings, const Sink& sink) {
    pugi::xml_document out = xml::new_document();
    pugi::xml_node mets = out.append_child("mets:mets");
    xml::set(mets, "xmlns:mets", "http://www.loc.gov/METS/");
    xml::set(mets, "xmlns:mods", "http://www.loc.gov/mods/v3");
    xml::set(mets, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    xml::set(mets, "OBJID", document.id);
    xml::set(mets, "TYPE", "issue");
    write_header(mets, document, settings.version);

    xml::Ids ids;  // of this file; those of pages and files have prefixes of their own
    std::vector<std::string> article_ids;
    describe(mets, document, "dmd_issue");
    for (const Article& article : document.articles) {
        article_ids.push_back(ids.acquire("article_" + article.id));
        describe(mets, article, "dmd_" + article_ids.back());
    }
    const Files files(document, pages, settings.base);
    files.write_section(mets);
    write_physical(mets, document, files);

    pugi::xml_node map = mets.append_child("mets:structMap");
    xml::set(map, "TYPE", "LOGICAL");
    pugi::xml_node issue = add_issue(map, document);
    xml::set(issue, "ID", issue_id);
    xml::set(issue, "TYPE", "issue");
    xml::set(issue, "LABEL", issue_name(document));
    xml::set(issue, "DMDID", "dmd_issue");
    for (std::size_t i = 0; i < article_ids.size(); ++i) {
        pugi::xml_node div = issue.append_child("mets:div");
        xml::set(div, "ID", article_ids[i]);
        xml::set(div, "TYPE", "article");
        xml::set(div, "LABEL", title_of(document.articles[i]));
        xml::set(div, "DMDID", "dmd_" + article_ids[i]);
        write_article(div, document.articles[i], files);
    }

    std::set<std::int32_t> known;
    for (const Page& page : document.pages) known.insert(page.index);
    pugi::xml_node links = mets.append_child("mets:structLink");
    const auto link = [&](std::string_view from, std::string_view to) {
        pugi::xml_node node = links.append_child("mets:smLink");
        xml::set(node, "xlink:from", from);
        xml::set(node, "xlink:to", to);
    };
    link(issue_id, whole_id);
    for (std::size_t i = 0; i < article_ids.size(); ++i)
        for (const std::int32_t page : pages_of(document.articles[i])) {
            if (known.contains(page)) link(article_ids[i], physical_id(page));
        }
    SinkWriter writer(sink);
    out.save(writer, " ", pugi::format_default, pugi::encoding_utf8);
    sink({}, true);
}

}  // namespace galley::write_mets
