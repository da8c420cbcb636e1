// Which lines run from right to left: their letters tell.
#pragma once

#include "galley/model.hpp"

namespace galley::layout_newspaper {

/// Makes level lines whose letters are mostly of scripts that run from right to left (Arabic, Hebrew, Syriac, Thaana …)
/// `horizontal_rtl`, whoever read them. On a page most of whose letters are, so are lines without any letter: folios,
/// numbers, and what nobody has read. Blocks with lines take the mode that most of them have. Vertical lines, and pages
/// without such letters, stay as they are.
void tell_directions(Page& page);

}  // namespace galley::layout_newspaper
