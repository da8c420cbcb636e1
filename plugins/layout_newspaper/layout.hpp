// The layout of a newspaper page: from pixels to blocks in reading order.
#pragma once

#include <string_view>
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

/// How the text of a page runs: found for each neighbourhood, or known beforehand.
enum class Writing { automatic, horizontal, vertical };

/// "horizontal", "vertical"; automatic for any other name.
[[nodiscard]] Writing writing_named(std::string_view name);

/// Finds the blocks of a page. Lines have boxes and no words. Boxes are in pixels of the page; `polygon` holds the four
/// corners of a block when its lines are not level there. Rules come last, since nobody reads them.
/// Attrs of a block: "frame": id of the frame or tinted box that holds it.
std::vector<Block> find_blocks(const ImageView& image, const Place& place, Writing writing = Writing::automatic);

inline std::vector<Block> find_blocks(const ImageView& image, Writing writing = Writing::automatic) {
    return find_blocks(image, {{}, image.width, image.height}, writing);
}

}  // namespace galley::layout_newspaper
