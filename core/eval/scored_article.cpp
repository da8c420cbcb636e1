#include "core/eval/scored_article.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/host_error.hpp"
#include "core/base/packed_file.hpp"

namespace galley {

namespace {

using Json = nlohmann::json;

std::string text_of(const Json& article, const char* key) {
    const auto found = article.find(key);
    return found == article.end() || found->is_null() ? std::string() : found->get<std::string>();
}

/// A paragraph or caption: a string, or an object that holds it.
std::string text_of(const Json& part) {
    if (part.is_string()) return part.get<std::string>();
    const auto crosshead = part.find("crosshead");
    return crosshead != part.end() ? crosshead->get<std::string>() : part.at("text").get<std::string>();
}

std::vector<std::string> texts_of(const Json& article, const char* key) {
    std::vector<std::string> out;
    const auto found = article.find(key);
    if (found == article.end() || found->is_null()) return out;
    for (const Json& part : *found) out.push_back(text_of(part));
    return out;
}

ScoredArticle article_of(const Json& article) {
    return {text_of(article, "headline"),
            text_of(article, "kicker"),
            text_of(article, "subtitle"),
            text_of(article, "byline"),
            texts_of(article, article.contains("paragraphs") ? "paragraphs" : "body"),
            texts_of(article, "captions")};
}

}  // namespace

std::string ScoredArticle::body_text() const {
    std::string out;
    for (const std::string& paragraph : body) out += paragraph;
    return out;
}

std::string ScoredArticle::text() const {
    std::string out = heads() + body_text();
    for (const std::string& caption : captions) out += caption;
    return out;
}

std::vector<ScoredArticle> read_articles(const std::filesystem::path& file) {
    const std::string text = read_packed(file);
    try {
        std::vector<ScoredArticle> out;
        const Json document = Json::parse(text);
        for (const Json& article : document.at("articles")) out.push_back(article_of(article));
        return out;
    } catch (const Json::exception& error) {
        const std::string_view what = error.what();  // "[json.exception.parse_error.101] parse error at line 1, …"
        throw HostError(
            ExitCode::input_missing,
            fmt::format("\"{}\" holds no articles that can be compared: {}. A document.json of Galley does, or "
                        "{{\"articles\": [{{\"headline\": ..., \"body\": [...], \"captions\": [...]}}]}}.",
                        file.string(), what.substr(what.find("] ") + 2)));
    }
}

}  // namespace galley
