// Lines that the detector drew over a gutter, parted again.
#pragma once

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// Lines that go over a gutter or an upright rule, parted there. Only what neighbours prove, or a rule, is a gutter:
/// words stand far apart in headlines and tables too.
[[nodiscard]] PrintedLines parted_at_gutters(const PrintedLines& lines, Pix* page);

}  // namespace galley::finding
