// A page without what is on it: enough to name it, and little to hold.
#pragma once

#include "galley/model.hpp"

namespace galley {

/// All of a page but its blocks and edits.
[[nodiscard]] inline Page head_of(const Page& page) {
    Page head;
    head.index = page.index;
    head.source = page.source;
    head.width = page.width;
    head.height = page.height;
    head.dpi = page.dpi;
    head.attrs = page.attrs;
    head.facts = page.facts;
    return head;
}

}  // namespace galley
