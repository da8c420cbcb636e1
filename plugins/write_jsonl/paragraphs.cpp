#include "paragraphs.hpp"

#include <cstddef>

#include "galley/document_json.hpp"
#include "toolkit/line_boxes.hpp"

namespace galley::write_jsonl {

namespace {

/// {"page": 3, "box": [x, y, width, height]} for each place of a text: a column, or a part of one. Null: no box.
Json places_of(const Part& part, const toolkit::LineBoxes& boxes) {
    Json out = Json::array();
    for (const Source& source : part.sources) {
        const Box box = boxes.around(source);
        out.push_back({{"page", source.page + 1}, {"box", box.empty() ? Json(nullptr) : to_json(box)}});
    }
    return out;
}

}  // namespace

void write_paragraphs(const Document& document, const Pages& pages, const Put& put) {
    const toolkit::LineBoxes boxes(document, pages);
    for (const Article& article : document.articles) {
        std::size_t number = 0;
        for (const Part& part : article.parts) {
            if (part.text.empty()) continue;
            ++number;
            Json line{{"document", document.id},
                      {"article", article.id},
                      {"id", article.id + "." + std::to_string(number)},
                      {"title", title_of(article)},
                      {"role", to_json(part.role)},
                      {"text", part.text},
                      {"places", places_of(part, boxes)},
                      {"sources", to_json(part.sources)}};
            put(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
        }
    }
}

}  // namespace galley::write_jsonl
