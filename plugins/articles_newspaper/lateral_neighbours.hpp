// Two articles in one run of text: one that stands below its heading and one that stands above its own.
#pragma once

#include <cstddef>
#include <vector>

#include "unit.hpp"

namespace galley::articles_newspaper {

/// The paragraph of `body` from which on the text is that of the heading after it, where the heading before plainly
/// speaks of the paragraphs until there, and of none beyond; 0 where the headings do not part it. Only paragraphs with
/// `may_begin` can begin an article.
std::size_t parted_by_headings(const Unit& before, const Unit& body, const Unit& after,
                               const std::vector<bool>& may_begin);

}  // namespace galley::articles_newspaper
