#include "continuation.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "galley/utf8.hpp"
#include "page_labels.hpp"
#include "similarity.hpp"
#include "terms.hpp"

namespace galley::articles_newspaper {

namespace {

constexpr double similar = 2.0;  // texts of one article share twice as many words as unrelated texts

struct Jump {
    std::size_t article = 0;
    std::optional<std::int32_t> names;  // the page that the line names
    std::int32_t stands = 0;            // the page where the line stands
};

std::vector<Jump> jumps_of(const Document& document, const PageLabels& labels, const Patterns& patterns) {
    std::vector<Jump> out;
    for (std::size_t a = 0; a < document.articles.size(); ++a)
        for (const Part& part : document.articles[a].parts) {
            if (part.role != Role::jump || part.sources.empty()) continue;
            if (const auto match = patterns.find(decode_utf8(part.text)))
                out.push_back(
                    {a, labels.find(match->group("page"), part.sources.front().page), part.sources.front().page});
        }
    return out;
}

std::vector<std::uint64_t> terms_of_article(const Article& article) {
    std::u32string text;
    for (const Part& part : article.parts)
        if (part.role != Role::jump) text += decode_utf8(part.text) + U"\n";
    return terms_of(text);
}

}  // namespace

int page_number(std::u32string_view text) {
    constexpr std::u32string_view numerals = U"零一二三四五六七八九";
    int number = 0;
    for (const char32_t c : text) {
        if (is_ascii_digit(c))
            number = std::min(9999, number * 10 + static_cast<int>(c - U'0'));
        else if (c == U'十')
            number = std::max(1, number) * 10;
        else if (const auto digit = numerals.find(c); digit != std::u32string_view::npos)
            number += static_cast<int>(digit);
    }
    return number;
}

void link_continuations(Document& document, const Profile& profile) {
    const PageLabels labels(document.pages);
    const std::vector<Jump> starts = jumps_of(document, labels, profile.jump_to);
    const std::vector<Jump> ends = jumps_of(document, labels, profile.jump_from);
    if (starts.empty() || ends.empty()) return;
    std::vector<std::vector<std::uint64_t>> texts;
    for (const Article& article : document.articles) texts.push_back(terms_of_article(article));
    const Similarity similarity(std::move(texts));

    for (const Jump& from : starts) {
        const Jump* best = nullptr;
        int most = 0, second = 0;
        for (const Jump& to : ends) {
            if (to.article == from.article || to.stands == from.stands) continue;
            const int agreed = (from.names == to.stands ? 1 : 0) + (to.names == from.stands ? 1 : 0) +
                               (similarity.between(from.article, to.article) > similar ? 2 : 0);
            if (agreed > most) {
                second = std::exchange(most, agreed);
                best = &to;
            } else {
                second = std::max(second, agreed);
            }
        }
        if (best == nullptr || second == most) continue;
        Article &earlier = document.articles[from.article], &later = document.articles[best->article];
        if (!earlier.continued_to.empty() || !later.continued_from.empty()) continue;
        earlier.continued_to = later.id;
        later.continued_from = earlier.id;
    }
}

}  // namespace galley::articles_newspaper
