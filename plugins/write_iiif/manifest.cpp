#include "manifest.hpp"

#include "annotations.hpp"
#include "galley/article.hpp"
#include "toolkit/page_writer.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_iiif {

namespace {

using Json = nlohmann::ordered_json;

Json canvas(const Page& page, const Places& places) {
    const std::string id = canvas_id(places, page), number = std::to_string(page.index + 1);
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
            {"label", label(number)},
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
                         {"label", label(title_of(document.articles[a]))},
                         {"items", std::move(of_articles[a])}});
    }
    return items;
}

}  // namespace

std::string canvas_id(const Places& places, const Page& page) {
    return places.document + "canvas/" + std::to_string(page.index + 1);
}

std::string annotations_path(const Page& page, const char* what) {
    return toolkit::path_of("iiif", page, (std::string(what) + ".json").c_str());
}

Json label(const std::string& text) { return {{"none", Json::array({text})}}; }

Json manifest_of(const Document& document, const std::vector<ArticleBoxes>& boxes, const Places& places) {
    Json canvases = Json::array();
    for (const Page& page : document.pages)
        if (has_canvas(page)) canvases.push_back(canvas(page, places));
    Json out{{"@context", "http://iiif.io/api/presentation/3/context.json"},
             {"id", places.document + "manifest.json"},
             {"type", "Manifest"},
             {"label", label(document.id)},
             {"items", std::move(canvases)}};
    if (Json items = ranges(document, boxes, places); !items.empty())
        out["structures"] = Json::array({Json{{"id", places.document + "range/0"},
                                              {"type", "Range"},
                                              {"label", label(document.id)},
                                              {"items", std::move(items)}}});
    return out;
}

}  // namespace galley::write_iiif
