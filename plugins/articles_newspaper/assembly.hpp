// Articles out of units: where one ends and the next begins, and which heading is whose.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "unit.hpp"

namespace galley::articles_newspaper {

enum class UnitRole { section, head, body, crosshead, caption, jump };

struct Member {
    std::size_t unit = 0;
    UnitRole role = UnitRole::body;
};

/// An article as a list of units, in printed order.
struct Draft {
    std::vector<Member> members;
    double surprise = 0;  ///< cost of reading these units as one article: 0 is what newspapers usually do
    std::vector<std::string> evidence;

    [[nodiscard]] bool has(UnitRole role) const {
        for (const Member& member : members)
            if (member.role == role) return true;
        return false;
    }
};

struct Assembly {
    std::vector<Draft> drafts;
    std::vector<std::size_t> loose;  ///< units that no article claims, ascending
};

/// Cuts the units of a page into articles: the cheapest way to read the whole page, found by dynamic programming over
/// the places where an article may begin. Headings may stand before or after their text, as the page prefers; a
/// heading left over goes to the article without one that it plainly speaks of, wherever that stands.
Assembly assemble(const std::vector<Unit>& units);

}  // namespace galley::articles_newspaper
