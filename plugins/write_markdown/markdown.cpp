#include "markdown.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "file_name.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"

namespace galley::write_markdown {

namespace {

/// Page numbers as people count them, from 1.
std::string page_list(const Article& article) {
    std::string out;
    for (const int page : pages_of(article)) out += (out.empty() ? "" : ", ") + std::to_string(page + 1);
    return "[" + out + "]";
}

/// What is known of the issue: "newspaper", "date", "issue" (its number), "language".
std::string issue_lines(const Article& article, const Document& document) {
    constexpr std::array<std::pair<const char*, const char*>, 4> keys{
        {{"newspaper", "title"}, {"date", "date"}, {"issue", "number"}, {"language", "language"}}};
    const auto on = pages_of(article);
    const auto first = std::find_if(document.pages.begin(), document.pages.end(),
                                    [&](const Page& page) { return on.contains(page.index); });
    std::string out;
    for (const auto& [key, name] : keys) {
        const std::string value =
            first == document.pages.end() ? fact_of(document, name) : fact_of(document, *first, name);
        if (!value.empty()) out += std::string(key) + ": " + quoted(value) + "\n";
    }
    return out;
}

/// The labels of the article's pages as they are printed; nothing when none is known.
std::string label_list(const Article& article, const Document& document) {
    const auto on = pages_of(article);
    std::string out;
    bool any = false;
    for (const Page& page : document.pages) {
        if (!on.contains(page.index)) continue;
        any = any || find_fact(page.facts, "label") != nullptr;
        out += (out.empty() ? "" : ", ") + quoted(label_of(page));
    }
    return any ? "labels: [" + out + "]\n" : "";
}

std::string front_matter(const Article& article, const Document& document) {
    std::string out = "---\nid: " + quoted(article.id) + "\ndocument: " + quoted(document.id) + "\n";
    out += issue_lines(article, document);
    out += "title: " + quoted(title_of(article)) + "\n";
    for (const Role role : head_roles)
        if (const std::string text = head_text(article, role); !text.empty())
            out += std::string(name_of(role)) + ": " + quoted(text) + "\n";
    out += "pages: " + page_list(article) + "\n" + label_list(article, document);
    char confidence[32];  // to_chars knows no locale: always a point
    const auto end = std::to_chars(confidence, std::end(confidence), article.confidence, std::chars_format::fixed, 2);
    out += "confidence: " + std::string(confidence, end.ptr) + "\n";
    if (!article.continued_from.empty()) out += "continued_from: " + quoted(article.continued_from) + "\n";
    if (!article.continued_to.empty()) out += "continued_to: " + quoted(article.continued_to) + "\n";
    return out + "---\n";
}

std::string body_of(const Part& part) {
    switch (part.role) {
        case Role::body:
        case Role::table:
        case Role::note:
            return "\n" + escaped(part.text) + "\n";
        case Role::crosshead:
            return "\n### " + escaped(part.text) + "\n";
        case Role::caption:
        case Role::pullquote:
            return "\n> " + escaped(part.text) + "\n";
        case Role::jump:
            return "\n*" + escaped(part.text) + "*\n";
        default:  // heads stand in the front matter, a credit is part of its caption
            return is_known(part.role) ? "" : "\n" + escaped(part.text) + "\n";
    }
}

bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// The mark of a list item or a heading at the start of a line, such as "- ", "12. " or "+".
bool starts_a_block(std::string_view text, std::size_t at) {
    if (text[at] == '-' || text[at] == '+' || text[at] == '=') return at == 0;
    if (text[at] != '.' && text[at] != ')') return false;
    return at > 0 && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string escaped(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);  // four mean code
    constexpr std::string_view always = R"(\`*_[]<>#|~&$)";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool special =
            is_ascii_punctuation(c) && (always.find(c) != std::string_view::npos || starts_a_block(text, i));
        if (special) out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            char code[8];
            std::snprintf(code, sizeof(code), "\\x%02X", static_cast<unsigned>(c));
            out += code;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string markdown_of(const Article& article, const Document& document) {
    std::string out = front_matter(article, document);
    if (const std::string headline = head_text(article, Role::headline); !headline.empty())
        out += "\n# " + escaped(headline) + "\n";
    for (const Part& part : article.parts) out += body_of(part);
    return out;
}

std::vector<std::string> paths_of(const Document& document) {
    std::vector<std::string> out;
    for (const Article& article : document.articles) {
        char number[16];
        std::snprintf(number, sizeof(number), "%03zu", out.size() + 1);
        const std::string name = title_of(article);
        const std::string slug = name == article.id ? "" : slug_of(name);
        out.push_back("articles/" + std::string(number) + (slug.empty() ? "" : "-" + slug) + ".md");
    }
    return out;
}

}  // namespace galley::write_markdown
