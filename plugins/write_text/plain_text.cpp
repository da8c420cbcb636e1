#include "plain_text.hpp"

#include "galley/article.hpp"

namespace galley::write_text {

namespace {

/// Line ends and form feeds part lines and articles here: within a text they become spaces.
std::string on_one_line(std::string text) {
    for (char& c : text)
        if (c >= '\n' && c <= '\r') c = ' ';
    return text;
}

std::string text_of(const Article& article) {
    std::string out;
    for (const Role role : head_roles)
        if (const std::string text = head_text(article, role); !text.empty()) out += on_one_line(text) + "\n";
    for (const Part& part : article.parts) {
        // A credit is repeated from its caption; where a caption has none it is a byline too.
        if (is_head(part.role) || part.role == Role::credit || part.text.empty()) continue;
        out += (out.empty() ? "" : "\n") + on_one_line(part.text) + "\n";
    }
    return out;
}

}  // namespace

std::string text_of_articles(const Document& document) {
    std::string out;
    for (const Article& article : document.articles) {
        if (&article != &document.articles.front()) out += '\f';
        out += text_of(article);
    }
    return out;
}

}  // namespace galley::write_text
