// Coordinates of PAGE XML elements.
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "galley/model.hpp"

namespace galley::read_page {

/// The points of a Coords or Baseline element: an attribute since 2013, Point elements before.
[[nodiscard]] std::vector<Point> points_of(const pugi::xml_node& coords);

/// True when `points` are the four corners of `box`: then the box says it all.
[[nodiscard]] bool is_rectangle(const std::vector<Point>& points, const Box& box);

}  // namespace galley::read_page
