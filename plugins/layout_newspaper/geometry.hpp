// Boxes, levelling and type facts, which other parts of Galley measure by as well.
#pragma once

#include "geometry/boxes.hpp"
#include "geometry/disjoint_sets.hpp"
#include "geometry/levelling.hpp"
#include "geometry/row_index.hpp"
#include "geometry/sheet.hpp"
#include "geometry/type_facts.hpp"

namespace galley::layout_newspaper {

using namespace geometry;  // NOLINT: its names are this plugin's own

}  // namespace galley::layout_newspaper
