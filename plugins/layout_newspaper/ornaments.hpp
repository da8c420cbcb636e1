// Printers' ornaments: wavy and broken rules, and frames of any drawing, found by what they are beside text.
#pragma once

#include "marks.hpp"

namespace galley::layout_newspaper {

struct Ornaments {
    Rules rules;   ///< long and thin pieces that no straight run fills: wavy, dotted, worn or bent rules
    Boxes frames;  ///< pieces with text in them
};

/// Takes ornaments out of `pieces`, so that nobody reads them as large characters.
Ornaments take_ornaments(Boxes& pieces, double body);

}  // namespace galley::layout_newspaper
