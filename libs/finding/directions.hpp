// How lines run whose shape does not tell.
#pragma once

#include "finding/kernels.hpp"

namespace galley::finding {

/// A core about as long as thick, one or two characters, does not tell how its line runs: it runs as most type about it
/// does, or where there is none as most of the page does.
void settle_directions(std::vector<FoundLine>& lines);

}  // namespace galley::finding
