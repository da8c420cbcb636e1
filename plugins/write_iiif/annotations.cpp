#include "annotations.hpp"

#include <algorithm>

#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/text.hpp"

namespace galley::write_iiif {

namespace {

using Json = nlohmann::ordered_json;

Json annotation_page(const Page& page, const char* what, const Places& places) {
    return {{"@context", "http://iiif.io/api/presentation/3/context.json"},
            {"id", places.document + annotations_path(page, what)},
            {"type", "AnnotationPage"},
            {"items", Json::array()}};
}

Json text_body(const std::string& text, const std::string& language = {}) {
    Json out{{"type", "TextualBody"}, {"value", text}, {"format", "text/plain"}};
    if (!language.empty()) out["language"] = language;
    return out;
}

/// One box as a media fragment; several as the shape that they make together (Web Annotation, SvgSelector).
Json target(const std::string& canvas, const std::vector<Box>& boxes) {
    if (boxes.size() == 1) return canvas + fragment(boxes.front());
    std::string path;
    for (const Box& box : boxes)
        path += "M" + std::to_string(box.x) + " " + std::to_string(box.y) + "h" + std::to_string(box.w) + "v" +
                std::to_string(box.h) + "h-" + std::to_string(box.w) + "z";
    return {{"type", "SpecificResource"},
            {"source", canvas},
            {"selector",
             {{"type", "SvgSelector"},
              {"value",
               R"(<svg xmlns="http://www.w3.org/2000/svg"><path fill="none" stroke="#1967d2" stroke-width="6" d=")" +
                   path + R"("/></svg>)"}}}};
}

/// Text as HTML shows it: whatever looks like a tag is shown.
void append_escaped(std::string& out, const std::string& text) {
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
}

/// An article with the tags that the standard allows (Presentation 3.0, section 4.5): a viewer that is given plain text
/// runs its paragraphs together.
Json article_body(const Article& article, const std::string& language) {
    std::string out;
    const auto add = [&](const std::string& text, const char* open, const char* close) {
        if (text.empty()) return;
        out += open;
        append_escaped(out, text);
        out += close;
    };
    for (const Role role : head_roles)
        if (role == Role::headline)
            add(head_text(article, role), "<p><b>", "</b></p>");
        else
            add(head_text(article, role), "<p>", "</p>");
    for (const Part& part : article.parts)
        if (part.role == Role::caption)
            add(part.text, "<p><small>", "</small></p>");
        else if (!is_head(part.role) && part.role != Role::credit)
            add(part.text, "<p>", "</p>");
    Json body{{"type", "TextualBody"}, {"value", out}, {"format", "text/html"}};
    if (!language.empty()) body["language"] = language;
    return body;
}

}  // namespace

ArticleBoxes article_boxes(const Page& page, const toolkit::Claims& claims) {
    ArticleBoxes out;
    const toolkit::PageClaims on_page = claims.on(page);
    for (std::size_t b = 0; b < on_page.size(); ++b) {
        const Block& block = page.blocks[b];
        int last = -1;  // the claims of one article stand together
        for (const toolkit::Claim& claim : on_page[b].block) {
            if (claim.article != last && !block.box.empty())
                out[static_cast<std::size_t>(claim.article)].push_back(block.box);
            last = claim.article;
        }
    }
    return out;
}

Box around(const std::vector<Box>& boxes) {
    Box out = boxes.front();
    for (const Box& box : boxes) {
        const int right = std::max(out.right(), box.right()), bottom = std::max(out.bottom(), box.bottom());
        out.x = std::min(out.x, box.x), out.y = std::min(out.y, box.y);
        out.w = right - out.x, out.h = bottom - out.y;
    }
    return out;
}

std::string fragment(const Box& box) {
    return "#xywh=" + std::to_string(box.x) + "," + std::to_string(box.y) + "," + std::to_string(box.w) + "," +
           std::to_string(box.h);
}

Json articles_on(const Document& document, const Page& page, const ArticleBoxes& boxes, const Places& places) {
    Json out = annotation_page(page, "articles", places);
    const std::string canvas = canvas_id(places, page);
    for (const auto& [index, own] : boxes) {
        const Article& article = document.articles[index];
        out["items"].push_back({{"id", canvas + "/article/" + std::to_string(index + 1)},
                                {"type", "Annotation"},
                                {"motivation", {"supplementing", "commenting"}},  // Mirador shows what comments
                                {"label", label(title_of(article))},
                                {"body", article_body(article, fact_of(document, page, "language"))},
                                {"target", target(canvas, own)}});
    }
    return out;
}

Json lines_on(const Page& page, const Places& places) {
    Json out = annotation_page(page, "lines", places);
    const std::string canvas = canvas_id(places, page);
    std::size_t number = 0;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines) {
            const std::string text = text_of(line);
            ++number;
            if (text.empty() || line.box.empty()) continue;
            out["items"].push_back({{"id", canvas + "/line/" + std::to_string(number)},
                                    {"type", "Annotation"},
                                    {"motivation", "supplementing"},
                                    {"body", text_body(text)},
                                    {"target", canvas + fragment(line.box)}});
        }
    return out;
}

}  // namespace galley::write_iiif
