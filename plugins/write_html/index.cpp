#include "index.hpp"

#include <algorithm>

namespace galley::write_html {

Json card_of(const Json& document) {
    const Json& pages = document.at("pages");
    Json card{{"id", document.at("id")}, {"pages", pages.size()}};
    if (const auto issue = document.find("issue"); issue != document.end() && !issue->empty()) card["issue"] = *issue;
    for (const Json& page : pages) {
        const auto thumb = page.find("thumb");
        if (thumb == page.end()) continue;
        card["thumb"] = {"viewer/" + page_name(page.at("index").get<int>()) + "/thumb.jpg", thumb->at(0), thumb->at(1)};
        break;
    }
    if (const auto issue = document.find("issue"); issue != document.end())
        for (const char* fact : {"title", "date"})
            if (issue->contains(fact)) card[fact] = issue->at(fact);
    Json sections = Json::array(), articles = Json::array();
    for (const Json& article : document.at("articles")) {
        const Json& on = article.at("pages");
        articles.push_back({article.at("id"), article.at("title"), on.empty() ? Json(nullptr) : on.front(),
                            article.contains("untitled") ? 1 : 0});
        const auto section = article.find("section");
        if (section == article.end()) continue;
        auto at = std::find(sections.begin(), sections.end(), *section);
        if (at == sections.end()) at = sections.insert(sections.end(), *section);
        articles.back().push_back(at - sections.begin());
    }
    if (const auto chunks = document.find("chunks"); chunks != document.end()) card["chunks"] = chunks->size();
    if (!sections.empty()) card["sections"] = std::move(sections);
    card["articles"] = std::move(articles);
    return card;
}

Json card_of_failed(const std::string& id, std::string_view why) {
    return {{"id", id}, {"pages", 0}, {"articles", Json::array()}, {"failed", why}};
}

std::string index_script(const std::string& title, const std::vector<Json>& cards, std::size_t blocks) {
    return script("index", "all", {{"title", title}, {"blocks", blocks}, {"documents", cards}});
}

}  // namespace galley::write_html
