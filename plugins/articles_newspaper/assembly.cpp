#include "assembly.hpp"

#include <algorithm>
#include <limits>

#include "evidence.hpp"
#include "reading.hpp"

namespace galley::articles_newspaper {

namespace {

// An article of more units than this is cut; it bounds the work for each unit.
constexpr std::size_t longest_article = 40;

// A loose heading must share at least this much with a text to be called its own (a few rare terms).
constexpr double far_weight = 5.0;

std::vector<Outlook> outlook_of(const std::vector<Unit>& units, const Affinity& affinity) {
    std::vector<Outlook> out(units.size());
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].kind != UnitKind::head) continue;
        const Affinity::Peer peer = affinity.closest(u);
        if (peer.weight < far_weight) continue;
        out[u] = {peer.unit, peer.weight};
        if (peer.weight > out[peer.unit].weight) out[peer.unit] = {u, peer.weight};
    }
    return out;
}

struct Cut {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t begin = 0;  // of the last piece
    bool article = false;   // or one loose unit
};

struct Solution {
    double cost = 0;
    Assembly assembly;
};

Solution solve(const PageFacts& facts, HeadSide side) {
    const std::vector<Unit>& units = facts.units;
    std::vector<Cut> cuts(units.size() + 1);
    cuts[0].cost = 0;
    for (std::size_t end = 1; end <= units.size(); ++end) {
        const Unit& last = units[end - 1];
        if (last.kind == UnitKind::head || last.kind == UnitKind::jump)
            cuts[end] = {cuts[end - 1].cost + loose_cost(last), end - 1, false};
        const std::size_t earliest = end > longest_article ? end - longest_article : 0;
        for (std::size_t begin = end; begin-- > earliest;) {
            const double cost = cuts[begin].cost + read_article(facts, begin, end - 1, side).surprise;
            if (cost < cuts[end].cost) cuts[end] = {cost, begin, true};
        }
    }
    Solution out{cuts.back().cost, {}};
    for (std::size_t end = units.size(); end > 0; end = cuts[end].begin) {
        const std::size_t begin = cuts[end].begin;
        if (cuts[end].article)
            out.assembly.drafts.push_back(read_article(facts, begin, end - 1, side));
        else
            out.assembly.loose.push_back(begin);
    }
    std::reverse(out.assembly.drafts.begin(), out.assembly.drafts.end());
    std::reverse(out.assembly.loose.begin(), out.assembly.loose.end());
    return out;
}

struct Claim {
    Draft* owner = nullptr;  // null where the match is weak or even, or the article has a heading
    double weight = 0;
};

/// The article that a loose heading plainly speaks of, if it has no heading yet.
Claim claim_of(std::size_t head, const Affinity& affinity, std::vector<Draft>& drafts) {
    Claim best;
    double second = 0;
    for (Draft& draft : drafts) {
        const double weight = affinity.shared(head, draft.members.front().unit, draft.members.back().unit);
        if (weight > best.weight) {
            second = best.weight;
            best = {&draft, weight};
        } else {
            second = std::max(second, weight);
        }
    }
    const bool plain = best.weight >= far_weight && second <= even_share * best.weight;
    if (!plain || best.owner->has(UnitRole::head)) best.owner = nullptr;
    return best;
}

/// Of headings apart from each other that claim one article, the one with the plainly best claim has it; none of them
/// where two are even. Headings that stand together are one.
void place_detached_headlines(const Affinity& affinity, Assembly& assembly) {
    struct Group {
        std::size_t first = 0, last = 0;  // of the loose units
        Claim claim;
        bool beaten = false;
    };
    std::vector<Group> groups;
    for (std::size_t k = 0; k < assembly.loose.size(); ++k) {
        const std::size_t u = assembly.loose[k];
        const Claim claim = claim_of(u, affinity, assembly.drafts);
        const bool together =
            !groups.empty() && assembly.loose[groups.back().last] + 1 == u && groups.back().claim.owner == claim.owner;
        if (together) {
            groups.back().last = k;
            groups.back().claim.weight += claim.weight;
        } else {
            groups.push_back({k, k, claim});
        }
    }
    for (Group& one : groups)
        one.beaten = std::any_of(groups.begin(), groups.end(), [&](const Group& other) {
            return &other != &one && other.claim.owner == one.claim.owner &&
                   other.claim.weight > even_share * one.claim.weight;
        });
    std::vector<std::size_t> still_loose;
    for (const Group& group : groups)
        for (std::size_t k = group.first; k <= group.last; ++k)
            if (group.claim.owner == nullptr || group.beaten)
                still_loose.push_back(assembly.loose[k]);
            else
                group.claim.owner->members.push_back({assembly.loose[k], UnitRole::head});
    assembly.loose = std::move(still_loose);
}

}  // namespace

Assembly assemble(const std::vector<Unit>& units) {
    const Affinity affinity(units);
    const PageFacts facts{units, affinity, Seams(units), outlook_of(units, affinity)};
    Solution before = solve(facts, HeadSide::before);
    Solution after = solve(facts, HeadSide::after);
    Assembly out = std::move(after.cost < before.cost ? after.assembly : before.assembly);
    place_detached_headlines(affinity, out);
    for (Draft& draft : out.drafts) draft.evidence = evidence_for(draft, facts);
    return out;
}

}  // namespace galley::articles_newspaper
