// Lines of a text layer that were drawn more than once, for a shadow or a bold look: they would count as lines of the
// column if they were not put aside.
#pragma once

#include <map>
#include <vector>

#include "galley/model.hpp"

namespace galley::layout_newspaper {

/// The copies of each line that has some, in the order of drawing.
using Copies = std::map<const Line*, std::vector<const Line*>>;

/// Borrows the lines it is made of.
struct Layer {
    std::vector<const Line*> lines;  ///< without copies; in the order of drawing
    Copies copies;
};

/// A copy has the attr "copy", or the same text as an earlier line and most of it lies on that line. Lines without
/// boxes are left out.
Layer without_copies(const std::vector<Line>& lines);

}  // namespace galley::layout_newspaper
