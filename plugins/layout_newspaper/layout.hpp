// The layout of a newspaper page: from pixels to blocks in reading order.
#pragma once

#include <vector>

#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::layout_newspaper {

/// Finds the blocks of a page. Lines have boxes and no words. Boxes are in pixels of `image`; `polygon` holds the four
/// corners of a block when the page stands askew. Rules come last, since nobody reads them.
/// Attrs of a block: "frame": id of the frame or tinted box that holds it.
std::vector<Block> find_blocks(const ImageView& image);

}  // namespace galley::layout_newspaper
