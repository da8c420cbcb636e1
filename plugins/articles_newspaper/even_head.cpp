#include "even_head.hpp"

#include <algorithm>
#include <cmath>

namespace galley::articles_newspaper {

namespace {

constexpr double level = 1.0;      // as in chains.cpp
constexpr double same_edge = 1.2;  // as in chains.cpp
constexpr double spanned = 0.5;    // share of a column under a heading that spans it

bool rule_in_gutter(const Place& left, const Place& right, const std::vector<Place>& rules) {
    return std::any_of(rules.begin(), rules.end(), [&](const Place& rule) {
        return rule.height() > rule.width() && rule.left > left.right - level && rule.right < right.left + level &&
               overlap_across(rule, left) > level && overlap_across(rule, right) > level;
    });
}

}  // namespace

bool is_even_head(const Place& head, const std::vector<const Region*>& columns, const std::vector<Place>& rules) {
    if (columns.size() != 2) return false;
    const bool in_order = columns[0]->place.left < columns[1]->place.left;
    const Region &a = *columns[in_order ? 0 : 1], &b = *columns[in_order ? 1 : 0];
    const double gutter = (a.place.right + b.place.left) / 2;
    if (std::abs(a.place.top - b.place.top) > level || std::abs(head.centre() - gutter) > same_edge) return false;
    if (overlap_along(head, a.place) >= spanned * a.place.width() ||
        overlap_along(head, b.place) >= spanned * b.place.width())
        return false;
    if (!a.ends_text) return false;
    return b.starts_article || (b.starts_text && rule_in_gutter(a.place, b.place, rules));
}

}  // namespace galley::articles_newspaper
