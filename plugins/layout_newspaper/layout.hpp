// The layout of a newspaper page: from pixels to blocks in reading order.
#pragma once

#include <vector>

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "galley/transform.hpp"

namespace galley::layout_newspaper {

/// The page that an image shows, and how the image lies on it; usually they are the same.
struct Place {
    Transform to_page;
    int width = 0, height = 0;
};

/// Finds the blocks of a page. Lines have boxes and no words. Boxes are in pixels of the page; `polygon` holds the four
/// corners of a block when its lines are not level there. Rules come last, since nobody reads them.
/// Attrs of a block: "frame": id of the frame or tinted box that holds it.
std::vector<Block> find_blocks(const ImageView& image, const Place& place);

inline std::vector<Block> find_blocks(const ImageView& image) {
    return find_blocks(image, {{}, image.width, image.height});
}

}  // namespace galley::layout_newspaper
