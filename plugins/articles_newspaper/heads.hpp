// Which lines above a text are its kicker, its headline, its subtitle.
#pragma once

#include <vector>

#include "unit.hpp"

namespace galley::articles_newspaper {

using HeadGroup = std::vector<const Paragraph*>;  ///< lines that stand together, without bylines

struct Heads {
    HeadGroup kicker, headline, subtitle;
};

/// A single line parted from what follows is the kicker, the first line of what follows is the headline, and the others
/// are the subtitle.
Heads heads_of(const std::vector<HeadGroup>& groups, const Profile& profile);

}  // namespace galley::articles_newspaper
