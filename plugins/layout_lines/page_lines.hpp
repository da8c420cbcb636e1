// What was found on a page's image, as blocks of the model.
#pragma once

#include "finding/find_lines.hpp"
#include "galley/model.hpp"

namespace galley::layout_lines {

/// First a block with the attr "layer" that holds all lines, unread; then pictures, rules, and tints (rules with the
/// attr "tint"). Places are in pixels of the page. Without lines the first block is left out.
///
/// Attrs of a line: "height" of its type in pixels, from the highest ink to the lowest; "weight", the share of ink
/// within that; "ink" and "ground", colours as "#rrggbb"; "found", the detector's confidence; "picture": true where it
/// stands on one.
[[nodiscard]] std::vector<Block> blocks_of(const finding::Findings& findings, int width, int height);

}  // namespace galley::layout_lines
