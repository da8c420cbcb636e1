// What the head and foot of a page say of its issue.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"
#include "language/dates.hpp"
#include "language/profile.hpp"

namespace galley::issue_facts {

/// A page's label as a number within a run of letters: A7 and "A7版" are ("A", 7), 第三版 and "Page Three" are ("", 3).
struct PageNumber {
    std::string letters;
    int number = 0;
    bool operator==(const PageNumber&) const = default;
    auto operator<=>(const PageNumber&) const = default;
};

/// What is printed on one page: at most one fact of each name, the likeliest. A label has its PageNumber in the attrs
/// "letters" and "number". Dates are those of any language that `dates` knows; the rest is of the profile's.
[[nodiscard]] std::vector<Fact> printed_facts(const Page& page, const language::Profile& profile,
                                              const language::DateReader& dates);

/// The facts in a title that a file gives itself, such as a PDF's "人民日报 2026年02月16日 03版". They stand nowhere on
/// paper.
[[nodiscard]] std::vector<Fact> told_facts(const std::string& title, const language::Profile& profile,
                                           const language::DateReader& dates);

}  // namespace galley::issue_facts
