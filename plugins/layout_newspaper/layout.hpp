// The layout of a newspaper page: from its lines to blocks in reading order.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::layout_newspaper {

/// The first block of the page holds all its lines, found or read, in no order: attrs {"layer": true}.
bool has_layer(const Page& page);

/// Makes one layer of all lines with boxes that stand in blocks of text, so that the blocks are found anew. Pictures
/// and rules stay. A page of which some lines have no box, such as a text dump, stays as it is.
void make_layer(Page& page);

/// The blocks of a page with a layer, in reading order; rules come last, since nobody reads them. Lines keep what they
/// have, and those that begin a paragraph get the attr "paragraph". Boxes are in pixels of the page. Attrs of a block:
/// "frame": the innermost frame, tinted box or picture that holds it. A line that was drawn twice is followed by its
/// copies. Geometry and text alone tell; n log n in the number of lines.
std::vector<Block> blocks_of(const Page& page);

}  // namespace galley::layout_newspaper
