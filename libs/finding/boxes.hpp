// Small sums with boxes.
#pragma once

#include <algorithm>
#include <vector>

#include "galley/model.hpp"

namespace galley::finding {

using Boxes = std::vector<Box>;

inline Box united(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

inline long long area(const Box& b) { return static_cast<long long>(b.w) * b.h; }

inline long long shared_area(const Box& a, const Box& b) {
    const int w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const int h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? static_cast<long long>(w) * h : 0;
}

/// Whether more than half of `inner` lies in `outer`.
inline bool mostly_inside(const Box& inner, const Box& outer) { return 2 * shared_area(inner, outer) > area(inner); }

inline Box scaled(const Box& b, double scale, int width, int height) {
    const auto at = [&](int v, int end) { return std::clamp(static_cast<int>(v * scale + 0.5), 0, end); };
    const int x = at(b.x, width), y = at(b.y, height);
    return {x, y, at(b.right(), width) - x, at(b.bottom(), height) - y};
}

}  // namespace galley::finding
