// Which region a reader goes on from: headings govern the columns below them, columns flow on to the right.
#pragma once

#include <vector>

#include "region.hpp"

namespace galley::articles_newspaper {

/// Regions that follow each other, with the cost of each step: how surprising it is to go on that way.
struct Step {
    std::size_t region = 0;
    double seam = 0;
};
using Chain = std::vector<Step>;

/// Chains regions to articles: each column, picture and caption follows the heading or column that it most likely goes
/// on from. Every region is in one chain; a chain begins with its heading where it has one.
std::vector<Chain> chains_of(const Regions& regions);

}  // namespace galley::articles_newspaper
