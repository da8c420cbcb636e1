#include "heads.hpp"

#include <algorithm>
#include <iterator>

namespace galley::articles_newspaper {

namespace {

// Type of one size measures less different than this from line to line. Lines of two blocks must agree better, since
// layout had a reason to part them; and so must Latin ones, whose letters tell more.
constexpr double same_size = 0.82, same_size_latin = 0.88, same_size_apart = 0.93;

// Where a text layer tells the type, lines of one heading have, but for rounding, one size; and bold type is the
// headline's even beside other type that is larger by less than this.
constexpr double same_size_exact = 0.97, bold_counts = 1.2;

constexpr const char* bold_names[]{"Bold", "Black", "Heavy", "bold"};

constexpr double kicker_share = 0.75;

bool is_bold(const std::string& font) {
    return std::any_of(std::begin(bold_names), std::end(bold_names),
                       [&](const char* name) { return font.find(name) != std::string::npos; });
}

/// How wide the line would be with the first word of the next one; text without spaces breaks anywhere.
double width_with_word(const PrintedLine& line, const PrintedLine& next, bool latin) {
    if (!latin || line.text.empty()) return line.place.width();
    const auto word = static_cast<double>(std::min(next.text.find(U' '), next.text.size()));
    return line.place.width() * (1 + (word + 1) / static_cast<double>(line.text.size()));
}

/// Lines of one heading are filled from the top, so that a first line much shorter than the one below it, which had
/// room for more, is a kicker of nearly the headline's size.
bool is_kicker_above(const PrintedLine& line, const PrintedLine& next, bool latin) {
    const Place &p = line.place, &q = next.place;
    return overlap_across(p, q) < p.height() / 2 && p.width() < kicker_share * q.width() &&
           width_with_word(line, next, latin) < q.width();
}

Heads by_size(const HeadGroup& all, const std::vector<PrintedLine>& lines, bool latin) {
    const auto line = [&](const Paragraph* head) -> const PrintedLine& { return lines[head->first]; };
    const bool exact = std::all_of(all.begin(), all.end(), [&](auto* head) { return !line(head).font.empty(); });
    const auto weight = [&](const Paragraph* head) {
        return line(head).size * (exact && is_bold(line(head).font) ? bold_counts : 1);
    };
    const auto largest =
        std::max_element(all.begin(), all.end(), [&](auto* a, auto* b) { return weight(a) < weight(b); });
    const auto as_large = [&](const Paragraph* head) {
        if (exact) return weight(head) >= same_size_exact * weight(*largest);
        const bool together = line(head).block == line(*largest).block;
        return line(head).size >= (!together ? same_size_apart
                                   : latin   ? same_size_latin
                                             : same_size) *
                                      line(*largest).size;
    };
    auto first = largest, last = largest;
    while (first != all.begin() && as_large(*(first - 1))) --first;
    while (last + 1 != all.end() && as_large(*(last + 1))) ++last;
    if (first != last && is_kicker_above(line(*first), line(*(first + 1)), latin)) ++first;
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
