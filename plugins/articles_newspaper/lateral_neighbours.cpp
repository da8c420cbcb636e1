#include "lateral_neighbours.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "terms.hpp"

namespace galley::articles_newspaper {

namespace {

/// Terms of a heading that are found on its side alone, less those found on the other side alone. Fewer are chance.
constexpr int least_lead = 3;

struct Span {
    std::size_t first = 0, last = 0;  // paragraphs that hold the term
};
using Places = std::unordered_map<std::uint64_t, Span>;

Places places_of(const Unit& body) {
    Places out;
    for (std::size_t p = 0; p < body.paragraphs.size(); ++p)
        for (const std::uint64_t term : terms_of(body, p, p)) {
            const auto [entry, is_new] = out.try_emplace(term, Span{p, p});
            entry->second.last = p;
        }
    return out;
}

/// By how many terms of a heading the text before each paragraph leads over the text from there on.
std::vector<int> lead_before(const Unit& heading, const Places& places, std::size_t paragraphs) {
    std::vector<int> out(paragraphs + 1, 0);  // differences first, then sums
    for (const std::uint64_t term : terms_of(heading, 0, heading.paragraphs.size() - 1)) {
        const auto found = places.find(term);
        if (found == places.end()) continue;
        // Cut before paragraph p: wholly after the cut while p <= first, wholly before it once p > last.
        --out[0], ++out[std::min(found->second.first + 1, paragraphs)];
        ++out[std::min(found->second.last + 1, paragraphs)];
    }
    for (std::size_t p = 1; p < out.size(); ++p) out[p] += out[p - 1];
    return out;
}

}  // namespace

std::size_t parted_by_headings(const Unit& before, const Unit& body, const Unit& after,
                               const std::vector<bool>& may_begin) {
    const std::size_t count = body.paragraphs.size();
    const Places places = places_of(body);
    const std::vector<int> first = lead_before(before, places, count), second = lead_before(after, places, count);
    std::size_t best = 0;
    int most = 0;
    for (std::size_t p = 1; p < count; ++p) {
        const int lead = std::min(first[p], -second[p]), sum = first[p] - second[p];
        if (!may_begin[p] || lead < least_lead || sum <= most) continue;
        best = p, most = sum;
    }
    return best;
}

}  // namespace galley::articles_newspaper
