// Articles as a table.
#pragma once

#include <string>

#include "galley/model.hpp"

/// A field of a CSV file (RFC 4180): quoted when it holds a comma, a quote or a line end; quotes are doubled.
inline std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// The texts of one role, joined by `between`.
inline std::string texts(const galley::Article& article, galley::Role role, const char* between) {
    std::string out;
    for (const galley::Part& part : article.parts)
        if (part.role == role) out += (out.empty() ? "" : between) + part.text;
    return out;
}

/// One row an article: id, page (from 1), headline, byline, text. Rows end with CR LF, as RFC 4180 has it.
inline std::string csv_of(const galley::Document& document) {
    std::string out = "id,page,headline,byline,text\r\n";
    for (const galley::Article& article : document.articles) {
        std::string page;
        for (const galley::Part& part : article.parts)
            if (page.empty() && !part.sources.empty()) page = std::to_string(part.sources.front().page + 1);
        out += field(article.id) + "," + page + "," + field(texts(article, galley::Role::headline, " ")) + "," +
               field(texts(article, galley::Role::byline, ", ")) + "," +
               field(texts(article, galley::Role::body, "\n")) + "\r\n";
    }
    return out;
}
