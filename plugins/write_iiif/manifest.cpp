#include "manifest.hpp"

#include <array>
#include <utility>

#include "annotations.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "toolkit/page_writer.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_iiif {

namespace {

using Json = nlohmann::ordered_json;

Json canvas(const Page& page, const Places& places) {
    const std::string id = canvas_id(places, page), name = label_of(page);
    const Json body{{"id", places.images + toolkit::uri_of(page.source)},
                    {"type", "Image"},
                    {"format", toolkit::media_type_of(page.source)},
                    {"width", page.width},
                    {"height", page.height}};
    const Json painting{
        {"id", id + "/painting"}, {"type", "Annotation"}, {"motivation", "painting"}, {"body", body}, {"target", id}};
    Json annotations = Json::array();
    for (const char* what : {"articles", "lines"})
        annotations.push_back({{"id", places.document + annotations_path(page, what)},
                               {"type", "AnnotationPage"},
                               {"label", label(what)}});
    return {{"id", id},
            {"type", "Canvas"},
            {"label", label(name)},
            {"width", page.width},
            {"height", page.height},
            {"items", Json::array({Json{{"id", id + "/page"}, {"type", "AnnotationPage"}, {"items", {painting}}}})},
            {"annotations", std::move(annotations)}};
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

Json manifest_of(const Document& document, const std::vector<ArticleBoxes>& boxes, const Places& places) {
    Json canvases = Json::array();
    for (const Page& page : document.pages)
        if (has_canvas(page)) canvases.push_back(canvas(page, places));
    Json out{{"@context", "http://iiif.io/api/presentation/3/context.json"},
             {"id", places.document + "manifest.json"},
             {"type", "Manifest"},
             {"label", label(issue_name(document))}};
    if (Json metadata = metadata_of(document); !metadata.empty()) out["metadata"] = std::move(metadata);
    constexpr std::size_t whole_day = 10;  // navDate wants a time, which only a whole date can be given
    if (const std::string date = fact_of(document, "date"); date.size() == whole_day)
        out["navDate"] = date + "T00:00:00Z";
    out["items"] = std::move(canvases);
    if (Json items = ranges(document, boxes, places); !items.empty())
        out["structures"] = Json::array({Json{{"id", places.document + "range/0"},
                                              {"type", "Range"},
                                              {"label", label(issue_name(document))},
                                              {"items", std::move(items)}}});
    return out;
}

}  // namespace galley::write_iiif
