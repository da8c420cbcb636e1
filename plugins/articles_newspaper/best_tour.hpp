// The likeliest order of a few things.
#pragma once

#include <cstddef>
#include <vector>

namespace galley::articles_newspaper {

/// The order of 0..n-1 whose sum of `start` of the first and `step[a][b]` for each b that follows a is the largest; of
/// equals, the first in order. Exact up to a dozen (dynamic programming over sets, Held and Karp 1962); beyond that
/// each takes the best that is left.
std::vector<std::size_t> best_tour(const std::vector<double>& start, const std::vector<std::vector<double>>& step);

}  // namespace galley::articles_newspaper
