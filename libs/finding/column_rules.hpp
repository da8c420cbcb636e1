// Rules that stand between columns.
#pragma once

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// How thick a rule beside a line may be, in pixels.
[[nodiscard]] double thickest_rule(const Strip& strip);

/// A rule stands upright in `gap` of a line: ink or tone as thin as a stroke, that reaches beyond the line on both
/// sides of it, or far beyond it on one side.
[[nodiscard]] bool rule_in(Pix* page, const Strip& strip, const Gap& gap);

}  // namespace galley::finding
