// What writers ask of an article.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/utf8.hpp"

namespace galley {

/// The roles that have a field of their own in an article, in the order in which they are printed.
inline constexpr std::array<Role, 6> head_roles{Role::section,  Role::kicker, Role::headline,
                                                Role::subtitle, Role::byline, Role::dateline};

inline bool is_head(Role role) { return std::find(head_roles.begin(), head_roles.end(), role) != head_roles.end(); }

/// The text of a head, its parts joined by a space; empty when the article has none: heads are never invented.
inline std::string head_text(const Article& article, Role role) {
    std::string out;
    for (const Part& part : article.parts) {
        if (part.role != role) continue;
        if (!out.empty()) out += ' ';
        out += part.text;
    }
    return out;
}

/// The first `characters` of a text on one line, with "…" where it is cut: between two words where it has any.
inline std::string first_words(std::string_view text, std::size_t characters) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        i += next.length;
        const bool space = is_space(next.c);
        if (space && (out.empty() || out.back() == U' ')) continue;
        if (out.size() == characters) {
            const std::size_t gap = space ? std::u32string::npos : out.rfind(U' ');
            if (gap != std::u32string::npos && gap >= characters / 2) out.resize(gap);
            return encode_utf8(out) + "…";
        }
        out.push_back(space ? U' ' : next.c);
    }
    while (!out.empty() && out.back() == U' ') out.pop_back();
    return encode_utf8(out);
}

/// So many characters of its text stand for the headline that an article has not.
inline constexpr std::size_t name_characters = 40;

/// What to call an article: its headline; without one its first words, for the body says what it is about and a byline
/// does not; its id when it has no text at all.
inline std::string title_of(const Article& article) {
    if (std::string headline = head_text(article, Role::headline); !headline.empty()) return headline;
    for (const Role role : {Role::body, Role::caption, Role::subtitle, Role::kicker, Role::table, Role::note})
        for (const Part& part : article.parts)
            if (part.role == role)
                if (std::string name = first_words(part.text, name_characters); !name.empty()) return name;
    return article.id;
}

/// The indices of the pages that hold something of the article.
inline std::set<std::int32_t> pages_of(const Article& article) {
    std::set<std::int32_t> out;
    for (const Part& part : article.parts)
        for (const Source& source : part.sources) out.insert(source.page);
    return out;
}

}  // namespace galley
