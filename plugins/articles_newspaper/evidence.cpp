#include "evidence.hpp"

#include <algorithm>

namespace galley::articles_newspaper {

namespace {

// Shared terms of this weight are hardly chance: about two rare ones.
constexpr double plain_weight = 4.0;

}  // namespace

std::vector<std::string> evidence_for(const Draft& draft, const PageFacts& facts) {
    const auto is_text = [&](const Member& m) { return m.role == UnitRole::body || m.role == UnitRole::caption; };
    const auto first = std::find_if(draft.members.begin(), draft.members.end(), is_text);
    const auto last = std::find_if(draft.members.rbegin(), draft.members.rend(), is_text);
    if (first == draft.members.end()) return {};
    const Unit& start = facts.units[first->unit];

    std::vector<std::string> out;
    if (start.dateline > 0) out.push_back("begins with a dateline");
    if (!draft.has(UnitRole::head)) out.push_back("no heading was found");
    double shared = 0;
    bool before = false, after = false;
    for (const Member& member : draft.members) {
        if (member.role != UnitRole::head) continue;
        (member.unit < first->unit ? before : after) = true;
        shared += facts.affinity.shared(member.unit, first->unit, last->unit);
    }
    if (before) out.push_back("a heading stands before the text");
    if (after) out.push_back("a heading stands after the text");
    if (before || after)
        out.push_back(shared >= plain_weight ? "the heading's words stand in the text"
                                             : "the heading shares hardly a word with the text");
    if (draft.has(UnitRole::crosshead)) out.push_back("crossheads inside the text");
    if (start.kind == UnitKind::caption) out.push_back("told by a picture and its caption");
    return out;
}

}  // namespace galley::articles_newspaper
