// The level sheet of a page, by how its lines lean.
#pragma once

#include <vector>

#include "geometry/levelling.hpp"

namespace galley::geometry {

/// Levels a page by the leans of `lines` and then multiplies lengths by `scale`.
Levelling levelling_of(const Page& page, const std::vector<const Line*>& lines, double scale);

}  // namespace galley::geometry
