// Crossheads that layout left inside a block of text.
#pragma once

#include <vector>

#include "place.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// Which lines of a text block are crossheads: a few lines that end no sentence, with more white above and below than
/// other lines have. At the edge of the block the white is not seen. `right` is the edge of the column.
std::vector<bool> crossheads_of(const Page& page, const Block& block, double right, const Scale& scale,
                                const Profile& profile);

}  // namespace galley::articles_newspaper
