#include "terms.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace galley::articles_newspaper {

namespace {

// A term held by more units than this is common and weighs nothing; the bound keeps the work linear.
constexpr std::size_t common = 64;

}  // namespace

std::vector<std::uint64_t> terms_of(const Unit& unit, std::size_t first, std::size_t last) {
    std::vector<std::uint64_t> terms;
    for (std::size_t p = first; p <= last; ++p) {
        const std::u32string_view text = unit.paragraphs[p].text;
        const auto more = terms_of(text.substr(p == 0 ? unit.dateline : 0));
        terms.insert(terms.end(), more.begin(), more.end());
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

Affinity::Affinity(const std::vector<Unit>& units) : spoken_(units.size()) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
    std::size_t texts = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].kind != UnitKind::body && units[u].kind != UnitKind::caption) continue;
        ++texts;
        for (const std::uint64_t term : terms_of(units[u], 0, units[u].paragraphs.size() - 1))
            holders[term].push_back(static_cast<std::uint32_t>(u));
    }
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].kind != UnitKind::head) continue;
        for (const std::uint64_t term : terms_of(units[u], 0, units[u].paragraphs.size() - 1)) {
            const auto found = holders.find(term);
            if (found == holders.end() || found->second.size() > common) continue;
            const double weight = std::log(static_cast<double>(texts + 1) / static_cast<double>(found->second.size()));
            spoken_[u].push_back({weight, found->second});
        }
    }
}

double Affinity::shared(std::size_t speaker, std::size_t first, std::size_t last) const {
    double sum = 0;
    for (const Term& term : spoken_[speaker]) {
        const auto holder = std::lower_bound(term.holders.begin(), term.holders.end(), first);
        if (holder != term.holders.end() && *holder <= last) sum += term.weight;
    }
    return sum;
}

Affinity::Peer Affinity::closest(std::size_t speaker) const {
    std::map<std::uint32_t, double> sums;
    for (const Term& term : spoken_[speaker])
        for (const std::uint32_t unit : term.holders) sums[unit] += term.weight;
    Peer best;
    double second = 0;
    for (const auto& [unit, sum] : sums) {
        if (sum > best.weight) {
            second = best.weight;
            best = {unit, sum};
        } else {
            second = std::max(second, sum);
        }
    }
    if (second > even_share * best.weight) best.weight = 0;
    return best;
}

}  // namespace galley::articles_newspaper
