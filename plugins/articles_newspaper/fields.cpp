#include "fields.hpp"

#include <algorithm>

#include "galley/utf8.hpp"
#include "language/text_ends.hpp"

namespace galley::articles_newspaper {

namespace {

using language::end_of;
using language::start_of;

void add(Article& article, Role role, std::u32string_view text, const std::vector<Source>& sources) {
    article.parts.push_back({role, encode_utf8(text), sources, {}});
}

}  // namespace

bool has(const Article& article, Role role) {
    return std::any_of(article.parts.begin(), article.parts.end(), [&](const Part& part) { return part.role == role; });
}

void add_first_words(Article& article, const Passing& start, const Profile& profile) {
    const auto dateline = profile.dateline.find(start_of(start.text));
    if (dateline && !has(article, Role::byline) && !dateline->group("byline").empty())
        add(article, Role::byline, dateline->group("byline"), start.sources);
    if (!has(article, Role::byline))
        if (const auto inside = profile.byline_inside.find(start_of(start.text)))
            add(article, Role::byline, inside->group("byline"), start.sources);
    if (dateline) add(article, Role::dateline, dateline->group("dateline"), start.sources);
}

void add_last_words(Article& article, const Passing& end, const Profile& profile) {
    if (has(article, Role::byline)) return;
    if (const auto match = profile.byline_end.find(end_of(end.text)))
        add(article, Role::byline, match->group("byline"), end.sources);
}

void add_jumps(Article& article, const Passing& paragraph, const Profile& profile) {
    for (const auto& [patterns, part] :
         {std::pair(&profile.jump_to, end_of(paragraph.text)), std::pair(&profile.jump_from, start_of(paragraph.text))})
        if (const auto match = patterns->find(part))
            add(article, Role::jump, part.substr(match->start, match->end - match->start), paragraph.sources);
}

std::optional<std::u32string> byline_of(std::u32string_view line, bool last_of_heading, const Profile& profile) {
    constexpr std::size_t longest = 240;
    if (line.size() > longest) return std::nullopt;
    auto match = profile.byline.find(line);
    if (!match && last_of_heading) match = profile.name.find(line);
    if (!match) return std::nullopt;
    return match->group("byline");
}

std::u32string_view name_behind(std::u32string_view text, const Profile& profile) {
    constexpr std::size_t longest = 40, shortest_sentence = 8;
    const std::size_t stop = text.find_last_of(profile.final);
    if (stop == std::u32string_view::npos || stop < shortest_sentence || text.size() - stop > longest) return {};
    const std::u32string_view name = language::trimmed(text.substr(stop + 1));
    return !name.empty() && profile.name.matches(name) ? name : std::u32string_view{};
}

std::u32string credit_of(std::u32string_view caption, const Profile& profile) {
    if (const auto match = profile.credit.find(end_of(caption))) return match->group("credit");
    return std::u32string(name_behind(caption, profile));
}

}  // namespace galley::articles_newspaper
