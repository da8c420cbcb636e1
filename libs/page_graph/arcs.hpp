// Which lines and pictures of a page are compared with each other.
#pragma once

#include <array>
#include <cstdint>

#include "page_graph/columns.hpp"

namespace galley::page_graph {

/// Why an arc leads from one node to another.
enum class Kind : std::uint8_t {
    column_next,  ///< the next line of the column, also past pictures and other boxes
    column_previous,
    order_next,  ///< the next line in layout's order of reading
    order_previous,
    below,  ///< what it sees in that direction
    above,
    right,
    left,
    head,         ///< the nearest line above it of larger type
    far_head,     ///< the nearest line above it of much larger type
    flow,         ///< from the last line of a column to the first of one right of it
    picture,      ///< a picture near by
    second_next,  ///< the line after the next one of its column
    second_previous
};
inline constexpr std::array kind_names{"column_next", "column_previous", "order_next",  "order_previous", "below",
                                       "above",       "right",           "left",        "head",           "far_head",
                                       "flow",        "picture",         "second_next", "second_previous"};
inline constexpr std::size_t kind_count = kind_names.size();

/// Places for arcs at each node.
inline constexpr std::size_t slots = 16;

struct Arc {
    int target = nothing;     ///< a node; `nothing`: the slot is empty
    std::uint32_t there = 0;  ///< a bit for each kind for which the arc leads there
    std::uint32_t back = 0;   ///< likewise, that the target has an arc back for
};
using Arcs = std::vector<std::array<Arc, slots>>;  // by node

/// What stands over a line, at two ratios of type.
struct Heads {
    Nearest near, far;
};
/// How much larger than body type such heads are.
inline constexpr double near_ratio = 1.3, far_ratio = 2.0;

/// All arcs of a page; `seen` by side. An arc one way is one the other way too where there is a slot for it; where more
/// want one than there are, the closest relations (in the order of Kind) and the nearest nodes have them.
Arcs arcs_of(const Scene& scene, const Columns& columns, const Seen& seen, const Heads& heads);

}  // namespace galley::page_graph
