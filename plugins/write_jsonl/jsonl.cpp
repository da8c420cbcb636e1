#include "jsonl.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "galley/document_json.hpp"
#include "galley/facts.hpp"
#include "toolkit/claims.hpp"
#include "toolkit/whole_text.hpp"

namespace galley::write_jsonl {

namespace {

Json captions(const Article& article) {
    Json out = Json::array();
    for (const Part& part : article.parts)
        if (part.role == Role::caption) out.push_back(part.text);
    return out;
}

/// Title, date, number and language of the issue, null where they are not known; what `page` says of itself comes
/// first.
Json issue_json(const Document& document, const Page* page) {
    Json out = Json::object();
    for (const char* name : {"title", "date", "number", "language"})
        out[name] = detail::text_or_null(page == nullptr ? fact_of(document, name) : fact_of(document, *page, name));
    return out;
}

/// The box around all that each article has on each page, by article and index of the page.
using Boxes = std::map<std::pair<std::size_t, std::int32_t>, Box>;

Boxes boxes_of(const Document& document, const Pages& pages) {
    Boxes out;
    const toolkit::Claims claims(document);
    for (const Page& page : pages) {
        const toolkit::PageClaims on_page = claims.on(page);
        for (std::size_t b = 0; b < on_page.size(); ++b) {
            const Box& box = page.blocks[b].box;
            if (box.empty()) continue;
            for (const toolkit::Claim& claim : on_page[b].block) {
                Box& all = out.try_emplace({static_cast<std::size_t>(claim.article), page.index}, box).first->second;
                const int right = std::max(all.right(), box.right()), bottom = std::max(all.bottom(), box.bottom());
                all.x = std::min(all.x, box.x), all.y = std::min(all.y, box.y);
                all.w = right - all.x, all.h = bottom - all.y;
            }
        }
    }
    return out;
}

/// [x, y, width, height] for each page of an article; null where nothing has a box.
Json boxes_json(std::size_t article, const std::set<std::int32_t>& pages, const Boxes& boxes) {
    Json out = Json::array();
    for (const std::int32_t page : pages) {
        const auto box = boxes.find({article, page});
        out.push_back(box == boxes.end() ? Json(nullptr) : to_json(box->second));
    }
    return out;
}

}  // namespace

void write_articles(const Document& document, const Pages& pages, const Put& put) {
    std::map<std::int32_t, const Page*> heads;
    for (const Page& page : document.pages) heads[page.index] = &page;
    const Boxes boxes = boxes_of(document, pages);
    for (std::size_t i = 0; i < document.articles.size(); ++i) {
        const Article& article = document.articles[i];
        Json line{{"document", document.id}, {"id", article.id}, {"number", i + 1}, {"title", title_of(article)}};
        const auto its_pages = pages_of(article);
        const auto first = its_pages.empty() ? heads.end() : heads.find(*its_pages.begin());
        line["issue"] = issue_json(document, first == heads.end() ? nullptr : first->second);
        line["pages"] = Json::array(), line["labels"] = Json::array(), line["sources"] = Json::array();
        for (const std::int32_t page : its_pages) {
            line["pages"].push_back(page + 1);
            const auto found = heads.find(page);
            const Fact* label = found == heads.end() ? nullptr : find_fact(found->second->facts, "label");
            line["labels"].push_back(label == nullptr ? Json(nullptr) : Json(label->value));
            line["sources"].push_back(found == heads.end() ? "" : found->second->source);
        }
        line["boxes"] = boxes_json(i, its_pages, boxes);
        for (const Role role : head_roles)
            line[std::string(name_of(role))] = detail::text_or_null(head_text(article, role));
        line["text"] = toolkit::whole_text(article);
        line["captions"] = captions(article);
        line["confidence"] = detail::rounded(article.confidence);
        line["continued_from"] = detail::text_or_null(article.continued_from);
        line["continued_to"] = detail::text_or_null(article.continued_to);
        put(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    }
}

}  // namespace galley::write_jsonl
