#include "pcgts.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "galley/facts.hpp"
#include "regions.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/page_writer.hpp"
#include "toolkit/stages.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_page {

namespace {

/// The schema asks for dates, but the same input must give the same bytes on any day: when a run was is in run.json.
constexpr const char* no_date = "1970-01-01T00:00:00Z";

void write_metadata(pugi::xml_node root, const Document& document, const Page& page, std::string_view version) {
    pugi::xml_node metadata = root.append_child("Metadata");
    xml::add_text(metadata, "Creator", "Galley");
    xml::add_text(metadata, "Created", no_date);
    xml::add_text(metadata, "LastChange", no_date);
    const auto step = [&](std::string_view name, std::string_view value) {
        pugi::xml_node item = metadata.append_child("MetadataItem");
        xml::set(item, "type", "processingStep");
        xml::set(item, "name", name);
        xml::set(item, "value", value);
    };
    for (const toolkit::StageName& stage : toolkit::stages_before(document, "write.page"))
        if (!stage.id.starts_with("write.")) step(stage.id, stage.version);
    step("write.page", version);
    for (const char* name : {"title", "date", "number", "label", "section", "language"}) {
        const std::string value = fact_of(document, page, name);
        if (value.empty()) continue;
        pugi::xml_node item = metadata.append_child("MetadataItem");
        xml::set(item, "type", "other");
        xml::set(item, "name", name);
        xml::set(item, "value", value);
    }
}

/// PAGE has English names of languages where others have codes; null for one that is not among them.
const char* language_named(std::string_view code) {
    constexpr std::array<std::pair<std::string_view, const char*>, 20> names{
        {{"zh", "Chinese"},    {"en", "English"}, {"de", "German"},  {"ja", "Japanese"}, {"ko", "Korean"},
         {"fr", "French"},     {"es", "Spanish"}, {"ru", "Russian"}, {"it", "Italian"},  {"pt", "Portuguese"},
         {"nl", "Dutch"},      {"sv", "Swedish"}, {"da", "Danish"},  {"pl", "Polish"},   {"cs", "Czech"},
         {"vi", "Vietnamese"}, {"ar", "Arabic"},  {"el", "Greek"},   {"tr", "Turkish"},  {"uk", "Ukrainian"}}};
    const std::string_view primary = code.substr(0, code.find('-'));
    for (const auto& [own, name] : names)
        if (own == primary) return name;
    return nullptr;
}

void refer(pugi::xml_node group, std::size_t index, const std::string& id) {
    pugi::xml_node reference = group.append_child("RegionRefIndexed");
    reference.append_attribute("index") = static_cast<unsigned long long>(index);
    xml::set(reference, "regionRef", id);
}

/// The order of the page, with a group for each run of blocks of one article.
void write_order(pugi::xml_node page, const Document& document, const toolkit::PageClaims& claims,
                 const std::vector<std::string>& region_ids, xml::Ids& ids) {
    if (region_ids.empty()) return;  // a group must hold something
    pugi::xml_node order = page.append_child("ReadingOrder").append_child("OrderedGroup");
    xml::set(order, "id", ids.acquire("order"));
    std::set<int> begun;
    std::size_t index = 0;
    for (const toolkit::Run& run : toolkit::runs_of(claims)) {
        pugi::xml_node group = order;
        if (run.article >= 0) {
            const Article& article = document.articles[static_cast<std::size_t>(run.article)];
            group = order.append_child("OrderedGroupIndexed");
            xml::set(group, "id", ids.acquire("article_" + article.id));
            group.append_attribute("index") = static_cast<unsigned long long>(index++);
            xml::set(group, "caption", title_of(article));
            xml::set(group, "type", "article");
            if (!begun.insert(run.article).second) xml::set(group, "continuation", "true");
            xml::set(group, "custom", article_custom(article));
        }
        for (std::size_t i = 0; i < run.count; ++i)
            refer(group, run.article >= 0 ? i : index++, region_ids[run.first + i]);
    }
}

}  // namespace

std::string pcgts_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                     std::string_view version) {
    xml::Ids ids;
    const xml::PageIds page_ids(page, ids);  // taken first: they stay what they are wherever they can

    pugi::xml_document out = xml::new_document();
    pugi::xml_node root = out.append_child("PcGts");
    xml::set(root, "xmlns", "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15");
    xml::set(root, "pcGtsId", ids.acquire(toolkit::file_id("OCR-D-OCR", page.index)));  // as METS names this file
    write_metadata(root, document, page, version);
    pugi::xml_node node = root.append_child("Page");
    xml::set(node, "imageFilename", toolkit::PageImages(document).of(page).path);
    node.append_attribute("imageWidth") = page.width;
    node.append_attribute("imageHeight") = page.height;
    if (page.dpi > 0) {
        xml::set(node, "imageXResolution", xml::number(page.dpi));
        xml::set(node, "imageYResolution", xml::number(page.dpi));
        xml::set(node, "imageResolutionUnit", "PPI");
    }
    if (const char* language = language_named(fact_of(document, page, "language")); language != nullptr)
        xml::set(node, "primaryLanguage", language);
    write_order(node, document, claims, page_ids.blocks, ids);
    for (std::size_t i = 0; i < page.blocks.size(); ++i)
        write_region(node, {document, page, page.blocks[i], claims[i], page_ids.blocks[i], page_ids.lines[i], i}, ids);
    return xml::bytes_of(out);
}

}  // namespace galley::write_page
