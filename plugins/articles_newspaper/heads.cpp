#include "heads.hpp"

#include <algorithm>
#include <iterator>

namespace galley::articles_newspaper {

Heads heads_of(const std::vector<HeadGroup>& groups, const Profile& profile) {
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

}  // namespace galley::articles_newspaper
