#include "core/cli/article_list.hpp"

#include <fmt/format.h>

#include "core/base/shown_text.hpp"

namespace galley::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The headline or, where the paper has none, how the text begins.
std::string title_of(const nlohmann::json& article) {
    if (article.at("headline").is_string()) return article["headline"];
    constexpr std::size_t longest = 60;  // bytes
    for (const auto& paragraph : article.at("paragraphs")) {
        std::string text = paragraph.at("text");
        if (text.size() <= longest) return "(" + text + ")";
        std::size_t end = longest;
        while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;  // not inside a character
        return "(" + text.substr(0, end) + "…)";
    }
    return "(no text)";
}

}  // namespace

Json listed_articles(const nlohmann::json& document) {
    Json out = Json::array();
    for (const auto& article : document.at("articles")) {
        Json evidence = Json::array();
        if (article.contains("attrs")) evidence = article["attrs"].value("evidence", Json::array());
        out.push_back({{"id", article.at("id")},
                       {"headline", title_of(article)},
                       {"pages", article.at("pages")},
                       {"confidence", article.at("confidence")},
                       {"evidence", std::move(evidence)}});
    }
    return out;
}

std::string article_lines(const Json& articles) {
    std::string out;
    for (const Json& article : articles) {
        out += fmt::format("{}  {:.2f}  {}\n", shown(article["id"].get<std::string>()),
                           article["confidence"].get<double>(), shown(article["headline"].get<std::string>()));
        for (const Json& reason : article["evidence"])
            out += fmt::format("    - {}\n", shown(reason.get<std::string>()));
    }
    return out;
}

}  // namespace galley::cli
