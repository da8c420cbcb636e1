#include "manifest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "annotations.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "page_images/image_files.hpp"
#include "toolkit/page_writer.hpp"
#include "toolkit/stages.hpp"

namespace galley::write_iiif {

namespace {

using Json = nlohmann::ordered_json;

struct Beside {
    const char *stage, *label, *format, *profile;  ///< profile: empty when there is none
};

/// What other stages make of each page, in folders and with suffixes of their own.
constexpr std::array<std::pair<Beside, std::pair<const char*, const char*>>, 3> beside_pages{
    {{{"write.alto", "ALTO", "application/xml", "http://www.loc.gov/standards/alto/ns-v4#"}, {"alto", "xml"}},
     {{"write.page", "PAGE", "application/xml", "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"},
      {"page", "xml"}},
     {{"write.hocr", "hOCR", "text/html", "http://kba.cloud/hocr-spec/1.2/"}, {"hocr", "html"}}}};

/// What other stages make of the whole document.
constexpr std::array<std::pair<Beside, const char*>, 3> beside_document{
    {{{"write.mets", "METS", "application/xml", "http://www.loc.gov/METS/"}, "mets.xml"},
     {{"write.tei", "TEI", "application/tei+xml", "http://www.tei-c.org/ns/1.0"}, "tei.xml"},
     {{"write.docling", "DoclingDocument", "application/json", ""}, "docling.json"}}};

Json link(const std::string& id, const char* type, const Beside& beside) {
    Json out{{"id", id}, {"type", type}, {"label", label(beside.label)}, {"format", beside.format}};
    if (*beside.profile != '\0') out["profile"] = beside.profile;
    return out;
}

Json thumbnail(const Page& page, const CanvasImage& image) {
    const double factor =
        std::min(1.0, page_images::thumbnail_side / static_cast<double>(std::max(page.width, page.height)));
    const auto side = [&](int whole) { return std::max(1, static_cast<int>(std::lround(whole * factor))); };
    return Json::array({Json{{"id", image.thumbnail},
                             {"type", "Image"},
                             {"format", "image/jpeg"},
                             {"width", side(page.width)},
                             {"height", side(page.height)}}});
}

Json canvas(const Document& document, const Page& page, const Places& places, const CanvasImages& images) {
    const std::string id = canvas_id(places, page);
    Json painted = Json::array();
    const auto image = images.find(page.index);
    if (image != images.end()) {
        const Json body{{"id", image->second.id},
                        {"type", "Image"},
                        {"format", image->second.format},
                        {"width", page.width},
                        {"height", page.height}};
        painted.push_back({{"id", id + "/painting"},
                           {"type", "Annotation"},
                           {"motivation", "painting"},
                           {"body", body},
                           {"target", id}});
    }
    Json annotations = Json::array();
    for (const char* what : {"articles", "lines"})
        annotations.push_back({{"id", places.document + annotations_path(page, what)},
                               {"type", "AnnotationPage"},
                               {"label", label(what)}});
    Json out{{"id", id},
             {"type", "Canvas"},
             {"label", label(label_of(page))},
             {"width", page.width},
             {"height", page.height}};
    if (image != images.end() && !image->second.thumbnail.empty()) out["thumbnail"] = thumbnail(page, image->second);
    Json beside = Json::array();
    for (const auto& [format, place] : beside_pages)
        if (toolkit::has_stage(document, format.stage))
            beside.push_back(
                link(places.document + toolkit::path_of(place.first, page, place.second), "Dataset", format));
    if (!beside.empty()) out["seeAlso"] = std::move(beside);
    out["items"] = Json::array({Json{{"id", id + "/page"}, {"type", "AnnotationPage"}, {"items", std::move(painted)}}});
    out["annotations"] = std::move(annotations);
    return out;
}

/// The table of contents: where each article stands.
Json ranges(const Document& document, const std::vector<ArticleBoxes>& boxes, const Places& places) {
    std::vector<Json> of_articles(document.articles.size(), Json::array());
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        if (!has_canvas(document.pages[p])) continue;
        for (const auto& [article, own] : boxes[p])
            of_articles[article].push_back(
                {{"id", canvas_id(places, document.pages[p]) + fragment(around(own))}, {"type", "Canvas"}});
    }
    Json items = Json::array();
    for (std::size_t a = 0; a < of_articles.size(); ++a) {
        if (of_articles[a].empty()) continue;
        items.push_back({{"id", places.document + "range/" + std::to_string(a + 1)},
                         {"type", "Range"},
                         {"label", label(title_of(document.articles[a]), fact_of(document, "language"))},
                         {"items", std::move(of_articles[a])}});
    }
    return items;
}

/// What is known of the issue, as clients show it beside the pages.
Json metadata_of(const Document& document) {
    constexpr std::array<std::pair<const char*, const char*>, 4> entries{
        {{"Newspaper", "title"}, {"Date", "date"}, {"Issue", "number"}, {"Language", "language"}}};
    Json out = Json::array();
    for (const auto& [name, fact] : entries)
        if (const std::string value = fact_of(document, fact); !value.empty())
            out.push_back({{"label", {{"en", Json::array({name})}}}, {"value", label(value)}});
    return out;
}

}  // namespace

std::string canvas_id(const Places& places, const Page& page) {
    return places.document + "canvas/" + std::to_string(page.index + 1);
}

std::string annotations_path(const Page& page, const char* what) {
    return toolkit::path_of("iiif", page, (std::string(what) + ".json").c_str());
}

Json label(const std::string& text, const std::string& language) {
    return {{language.empty() ? "none" : language, Json::array({text})}};
}

Json manifest_of(const Document& document, const std::vector<ArticleBoxes>& boxes, const Places& places,
                 const CanvasImages& images) {
    Json canvases = Json::array();
    for (const Page& page : document.pages)
        if (has_canvas(page)) canvases.push_back(canvas(document, page, places, images));
    Json out{{"@context", "http://iiif.io/api/presentation/3/context.json"},
             {"id", places.document + "manifest.json"},
             {"type", "Manifest"},
             {"label", label(issue_name(document))}};
    if (Json metadata = metadata_of(document); !metadata.empty()) out["metadata"] = std::move(metadata);
    constexpr std::size_t whole_day = 10;  // navDate wants a time, which only a whole date can be given
    if (const std::string date = fact_of(document, "date"); date.size() == whole_day)
        out["navDate"] = date + "T00:00:00Z";
    if (!canvases.empty() && canvases[0].contains("thumbnail")) out["thumbnail"] = canvases[0]["thumbnail"];
    if (!canvases.empty() && toolkit::has_stage(document, "write.pdf"))
        out["rendering"] =
            Json::array({link(places.document + "document.pdf", "Text", {"write.pdf", "PDF", "application/pdf", ""})});
    Json beside = Json::array();
    for (const auto& [format, file] : beside_document)
        if (toolkit::has_stage(document, format.stage))
            beside.push_back(link(places.document + file, "Dataset", format));
    if (!beside.empty()) out["seeAlso"] = std::move(beside);
    out["items"] = std::move(canvases);
    if (Json items = ranges(document, boxes, places); !items.empty())
        out["structures"] = Json::array({Json{{"id", places.document + "range/0"},
                                              {"type", "Range"},
                                              {"label", label(issue_name(document))},
                                              {"items", std::move(items)}}});
    return out;
}

}  // namespace galley::write_iiif
