// What is asked of boxes here beside what geometry/boxes.hpp has.
#pragma once

#include "geometry/boxes.hpp"

namespace galley::finding {

using geometry::area;
using geometry::Boxes;
using geometry::grown;
using geometry::shared_area;
using geometry::unite;

/// Whether more than half of `inner` lies in `outer`; half, which does for geometry's, does not.
inline bool mostly_inside(const Box& inner, const Box& outer) { return 2 * shared_area(inner, outer) > area(inner); }

inline Box scaled(const Box& b, double scale, int width, int height) {
    const auto at = [&](int v, int end) { return std::clamp(static_cast<int>(v * scale + 0.5), 0, end); };
    const int x = at(b.x, width), y = at(b.y, height);
    return {x, y, at(b.right(), width) - x, at(b.bottom(), height) - y};
}

}  // namespace galley::finding
