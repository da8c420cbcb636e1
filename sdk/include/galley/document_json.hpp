// Optional part of the SDK (needs nlohmann-json): the model as galley.document/1, the JSON that write.json writes and
// other languages speak. Key order is the order of writing: same model, same bytes.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "galley/article.hpp"
#include "galley/error.hpp"
#include "galley/page_json.hpp"

namespace galley {

inline constexpr const char* document_schema = "galley.document/1";

inline Json to_json(const std::vector<Source>& sources) {
    Json out = Json::array();
    for (const Source& source : sources) out.push_back(to_json(source));
    return out;
}

inline std::vector<Source> sources_from_json(const Json& json) {
    std::vector<Source> out;
    for (const Json& source : json) out.push_back(source_from_json(source));
    return out;
}

/// A paragraph of an article, or a part that no article claims.
inline Json to_json(const Part& part) {
    Json out{{"role", to_json(part.role)}, {"text", part.text}, {"sources", to_json(part.sources)}};
    detail::put_attrs(out, part.attrs);
    return out;
}

inline Part part_from_json(const Json& json) {
    return {enum_from_json<Role>(json.at("role"), "role of parts"), json.at("text").get<std::string>(),
            sources_from_json(json.at("sources")), detail::get_attrs(json)};
}

/// Text that is read as one with the article: paragraphs, crossheads, tables, notes, and what has no name yet.
constexpr bool is_running(Role role) {
    return role == Role::body || role == Role::crosshead || role == Role::table || role == Role::note ||
           !is_known(role);
}

namespace detail {

/// The captions of an article. An image part belongs to the caption after it, a credit to the caption before it; one
/// that stands alone becomes a caption with an empty text, so that nothing is lost.
inline Json captions_json(const Article& article) {
    Json out = Json::array();
    const std::vector<Source>* image = nullptr;
    const auto add = [&](const std::string& text, const std::vector<Source>& sources) {
        out.push_back(Json{{"text", text}, {"credit", nullptr}, {"sources", to_json(sources)}});
        if (image != nullptr) out.back()["image"] = to_json(*image);
        image = nullptr;
    };
    for (const Part& part : article.parts) {
        if (part.role == Role::image) {
            if (image != nullptr) add("", {});
            image = &part.sources;
        } else if (part.role == Role::caption) {
            add(part.text, part.sources);
            put_attrs(out.back(), part.attrs);
        } else if (part.role == Role::credit) {
            if (out.empty() || !out.back()["credit"].is_null()) add("", {});
            out.back()["credit"] = part.text;
            out.back()["credit_sources"] = to_json(part.sources);
        }
    }
    if (image != nullptr) add("", {});
    return out;
}

inline void put_captions(Article& article, const Json& captions) {
    for (const Json& caption : captions) {
        if (const auto image = caption.find("image"); image != caption.end())
            article.parts.push_back({Role::image, "", sources_from_json(*image), ""});
        const auto text = caption.at("text").get<std::string>();
        auto sources = sources_from_json(caption.at("sources"));
        if (!text.empty() || !sources.empty())
            article.parts.push_back({Role::caption, text, std::move(sources), get_attrs(caption)});
        if (const auto& credit = caption.at("credit"); credit.is_string())
            article.parts.push_back(
                {Role::credit, credit.get<std::string>(), sources_from_json(caption.at("credit_sources")), ""});
    }
}

inline std::string text_or_nothing(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace detail

inline Json to_json(const Article& article) {
    Json pages = Json::array(), paragraphs = Json::array(), jumps = Json::array(), quotes = Json::array();
    Json head_sources = Json::object();
    for (const Part& part : article.parts) {
        for (const Source& s : part.sources)
            if (std::find(pages.begin(), pages.end(), s.page) == pages.end()) pages.push_back(s.page);
        if (is_running(part.role))
            paragraphs.push_back(to_json(part));
        else if (part.role == Role::jump)
            jumps.push_back(to_json(part));
        else if (part.role == Role::pullquote)
            quotes.push_back(to_json(part));
        else if (is_head(part.role))
            for (Json& source : to_json(part.sources))
                head_sources[std::string(name_of(part.role))].push_back(std::move(source));
    }
    std::sort(pages.begin(), pages.end());
    Json out{{"id", article.id}, {"pages", std::move(pages)}};
    for (const Role role : head_roles) out[std::string(name_of(role))] = detail::text_or_null(head_text(article, role));
    out["paragraphs"] = std::move(paragraphs);
    out["captions"] = detail::captions_json(article);
    if (!jumps.empty()) out["jumps"] = std::move(jumps);
    if (!quotes.empty()) out["pullquotes"] = std::move(quotes);
    out["head_sources"] = std::move(head_sources);
    out["confidence"] = detail::rounded(article.confidence);
    out["continued_from"] = detail::text_or_null(article.continued_from);
    out["continued_to"] = detail::text_or_null(article.continued_to);
    detail::put_attrs(out, article.attrs);
    return out;
}

/// Parts come back in the order heads, paragraphs, captions, jumps, quotations; heads of several parts as one.
inline Article article_from_json(const Json& json) {
    Article article;
    article.id = json.at("id").get<std::string>();
    const Json& head_sources = json.at("head_sources");
    for (const Role role : head_roles) {
        const std::string name(name_of(role));
        const auto sources = head_sources.find(name);
        if (std::string text = detail::text_or_nothing(json, name.c_str()); !text.empty())
            article.parts.push_back(
                {role, std::move(text),
                 sources == head_sources.end() ? std::vector<Source>{} : sources_from_json(*sources), ""});
    }
    for (const Json& part : json.at("paragraphs")) article.parts.push_back(part_from_json(part));
    detail::put_captions(article, json.at("captions"));
    for (const char* beside : {"jumps", "pullquotes"})
        if (const auto parts = json.find(beside); parts != json.end())
            for (const Json& part : *parts) article.parts.push_back(part_from_json(part));
    article.confidence = json.at("confidence").get<double>();
    article.continued_from = detail::text_or_nothing(json, "continued_from");
    article.continued_to = detail::text_or_nothing(json, "continued_to");
    article.attrs = detail::get_attrs(json);
    return article;
}

inline Json to_json(const Document& document, Detail level) {
    Json pages = Json::array(), articles = Json::array(), unassigned = Json::array(), edits = Json::array();
    for (const Page& page : document.pages) {
        pages.push_back(to_json(page, level));
        for (const Edit& edit : page.edits) edits.push_back(to_json(edit));
    }
    for (const Article& article : document.articles) articles.push_back(to_json(article));
    for (const Part& part : document.unassigned) unassigned.push_back(to_json(part));
    Json out{{"schema", document_schema}, {"id", document.id}};
    if (!document.facts.empty()) out["issue"] = to_json(document.facts);
    out["pages"] = std::move(pages);
    out["articles"] = std::move(articles);
    out["unassigned"] = std::move(unassigned);
    out["edits"] = std::move(edits);
    detail::put_attrs(out, document.attrs);
    return out;
}

/// Reads a document back; each edit goes to its page. Throws InputError when the JSON is no galley.document/1.
inline Document document_from_json(const Json& json) {
    try {
        if (json.at("schema") != document_schema)
            throw InputError("its schema is " + json.at("schema").dump() + ", not " + document_schema);
        Document document;
        document.id = json.at("id").get<std::string>();
        for (const Json& page : json.at("pages")) document.pages.push_back(page_from_json(page));
        for (const Json& article : json.at("articles")) document.articles.push_back(article_from_json(article));
        for (const Json& part : json.at("unassigned")) document.unassigned.push_back(part_from_json(part));
        std::map<std::int32_t, Page*> pages;
        for (Page& page : document.pages) pages[page.index] = &page;
        for (const Json& item : json.at("edits")) {
            Edit edit = edit_from_json(item);
            const auto page = pages.find(edit.page);
            if (page == pages.end())
                throw InputError("an edit names page " + std::to_string(edit.page) + ", which is not there");
            page->second->edits.push_back(std::move(edit));
        }
        document.attrs = detail::get_attrs(json);
        document.facts = facts_from_json(json);
        return document;
    } catch (const nlohmann::json::exception& error) {
        throw InputError(std::string("it is no ") + document_schema + ": " + error.what());
    }
}

}  // namespace galley
