// Areas that touch cut apart, such as pictures and coloured boxes that stand edge to edge.
#pragma once

#include <vector>

#include "finding/boxes.hpp"
#include "finding/components.hpp"

namespace galley::finding {

[[nodiscard]] Box box_of(const Component& part);

/// A part that fills its box badly is cut straight across where that leaves the smallest boxes, and so on, none thinner
/// than `margin` pixels; appends the pieces to `out`.
void cut_up(const Component& part, int margin, std::vector<Component>& out);

}  // namespace galley::finding
