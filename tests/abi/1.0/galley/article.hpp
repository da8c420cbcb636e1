// What writers ask of an article.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "galley/model.hpp"

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

/// What to call an article: its headline, or its id when it has none.
inline std::string title_of(const Article& article) {
    std::string headline = head_text(article, Role::headline);
    return headline.empty() ? article.id : headline;
}

/// The indices of the pages that hold something of the article.
inline std::set<std::int32_t> pages_of(const Article& article) {
    std::set<std::int32_t> out;
    for (const Part& part : article.parts)
        for (const Source& source : part.sources) out.insert(source.page);
    return out;
}

}  // namespace galley
