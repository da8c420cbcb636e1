// The layout of a page whose text is known: from the lines of a text layer to blocks in reading order.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::layout_newspaper {

/// The first block of the page is a text layer, as read.pdf gives it: attrs {"layer": true}.
bool has_text_layer(const Page& page);

/// The same blocks that find_blocks finds in pixels, with the words of the layer. Type is known by its size and font,
/// pictures, rules and tinted areas by the blocks that follow the layer. A line that was drawn twice is followed by its
/// copies.
std::vector<Block> blocks_of_layer(const Page& page);

}  // namespace galley::layout_newspaper
