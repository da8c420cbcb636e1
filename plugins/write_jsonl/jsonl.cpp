#include "jsonl.hpp"

#include <map>

#include "galley/document_json.hpp"

namespace galley::write_jsonl {

namespace {

/// Paragraphs, crossheads and tables, a line end between two.
std::string running_text(const Article& article) {
    std::string out;
    for (const Part& part : article.parts)
        if (part.role == Role::body || part.role == Role::crosshead || part.role == Role::table)
            out += (out.empty() ? "" : "\n") + part.text;
    return out;
}

Json captions(const Article& article) {
    Json out = Json::array();
    for (const Part& part : article.parts)
        if (part.role == Role::caption) out.push_back(part.text);
    return out;
}

/// The box around all that the article has on a page, [x, y, width, height]; null where nothing has a box.
Json boxes(const Article& article, const std::map<std::pair<std::int32_t, std::string_view>, const Block*>& blocks) {
    Json out = Json::array();
    for (const std::int32_t page : pages_of(article)) {
        int left = 0, top = 0, right = 0, bottom = 0;
        for (const Part& part : article.parts)
            for (const Source& source : part.sources) {
                const auto found = blocks.find({source.page, source.block});
                if (source.page != page || found == blocks.end() || found->second->box.empty()) continue;
                const Box& box = found->second->box;
                const bool first = right == 0;
                left = first ? box.x : std::min(left, box.x), top = first ? box.y : std::min(top, box.y);
                right = std::max(right, box.right()), bottom = std::max(bottom, box.bottom());
            }
        out.push_back(right == 0 ? Json(nullptr) : Json{left, top, right - left, bottom - top});
    }
    return out;
}

}  // namespace

std::string lines_of(const Document& document) {
    std::map<std::int32_t, const Page*> pages;
    std::map<std::pair<std::int32_t, std::string_view>, const Block*> blocks;
    for (const Page& page : document.pages) {
        pages[page.index] = &page;
        for (const Block& block : page.blocks) blocks[{page.index, block.id}] = &block;
    }
    std::string out;
    for (std::size_t i = 0; i < document.articles.size(); ++i) {
        const Article& article = document.articles[i];
        Json line{{"document", document.id}, {"id", article.id}, {"number", i + 1}};
        line["pages"] = Json::array(), line["sources"] = Json::array();
        for (const std::int32_t page : pages_of(article)) {
            line["pages"].push_back(page + 1);
            const auto found = pages.find(page);
            line["sources"].push_back(found == pages.end() ? "" : found->second->source);
        }
        line["boxes"] = boxes(article, blocks);
        for (const Role role : head_roles)
            line[std::string(name_of(role))] = detail::text_or_null(head_text(article, role));
        line["text"] = running_text(article);
        line["captions"] = captions(article);
        line["confidence"] = detail::rounded(article.confidence);
        line["continued_from"] = detail::text_or_null(article.continued_from);
        line["continued_to"] = detail::text_or_null(article.continued_to);
        out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return out;
}

}  // namespace galley::write_jsonl
