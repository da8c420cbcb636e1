#include "heads.hpp"

#include <algorithm>

namespace galley::articles_newspaper {

namespace {

// Type of one size measures less different than this from line to line. Lines of two blocks must agree better, since
// layout had a reason to part them; and so must Latin ones, whose letters tell more.
constexpr double same_size = 0.82, same_size_latin = 0.88, same_size_apart = 0.93;

constexpr double kicker_share = 0.75;

/// Lines of one heading are filled from the top, so that a first line much shorter than the one below it is a kicker of
/// nearly the headline's size.
bool is_kicker_above(const Place& line, const Place& next) {
    return overlap_across(line, next) < line.height() / 2 && line.width() < kicker_share * next.width();
}

Heads by_size(const HeadGroup& all, const std::vector<PrintedLine>& lines, bool latin) {
    const auto size = [&](const Paragraph* line) { return lines[line->first].size; };
    const auto largest = std::max_element(all.begin(), all.end(), [&](auto* a, auto* b) { return size(a) < size(b); });
    const auto as_large = [&](const Paragraph* line) {
        const bool together = lines[line->first].block == lines[(*largest)->first].block;
        return size(line) >= (!together ? same_size_apart : latin ? same_size_latin : same_size) * size(*largest);
    };
    auto first = largest, last = largest;
    while (first != all.begin() && as_large(*(first - 1))) --first;
    while (last + 1 != all.end() && as_large(*(last + 1))) ++last;
    if (first != last && is_kicker_above(lines[(*first)->first].place, lines[(*(first + 1))->first].place)) ++first;
    return {{all.begin(), first}, {first, last + 1}, {last + 1, all.end()}};
}

Heads by_gaps(const std::vector<HeadGroup>& groups, const Profile& profile) {
    Heads out;
    std::size_t next = 0;
    if (groups.size() > 1 && groups.front().size() == 1) out.kicker = groups[next++];
    HeadGroup rest;
    for (; next < groups.size(); ++next) rest.insert(rest.end(), groups[next].begin(), groups[next].end());
    // A headline that stops at a comma goes on in the next line.
    std::size_t taken = std::min<std::size_t>(1, rest.size());
    while (taken > 0 && taken < rest.size() && profile.goes_on(rest[taken - 1]->text)) ++taken;
    out.headline.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(taken));
    out.subtitle.assign(rest.begin() + static_cast<std::ptrdiff_t>(taken), rest.end());
    return out;
}

}  // namespace

Heads heads_of(const std::vector<HeadGroup>& groups, const std::vector<PrintedLine>& lines, const Profile& profile) {
    if (groups.empty()) return {};
    HeadGroup all;
    for (const HeadGroup& group : groups) all.insert(all.end(), group.begin(), group.end());
    const bool sized = std::all_of(all.begin(), all.end(), [&](auto* line) { return lines[line->first].size > 0; });
    return sized ? by_size(all, lines, profile.words) : by_gaps(groups, profile);
}

}  // namespace galley::articles_newspaper
