// What a page shows beside its text: pictures, rules, boxes.
#pragma once

#include <vector>

#include "galley/model.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {

struct Rules {
    Boxes level, upright;
};

/// In coordinates of the sheet (geometry/levelling.hpp), with the blocks of the page that they were.
struct Graphics {
    Boxes pictures, boxes;  ///< boxes: tints and drawn frames
    Rules rules;
    std::vector<const Block*> picture_blocks, rule_blocks;  ///< borrowed; in the order of the page
};

/// Blocks of kind image and rule; attrs of a rule: "tint" for an area of colour behind text, "frame" for a drawn frame.
Graphics graphics_of(const Page& page, const Levelling& sheet);

/// The rules, and the edges of boxes, which part text as rules do.
Rules with_edges(Rules rules, const Boxes& boxes);

}  // namespace galley::layout_newspaper
