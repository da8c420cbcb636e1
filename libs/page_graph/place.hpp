// Where something stands on the level sheet of a page.
#pragma once

#include <algorithm>
#include <cmath>

namespace galley::page_graph {

/// In heights of the page's body type, in reading coordinates: text runs to the right, lines follow each other
/// downwards. Pages that are mostly vertical were turned by a quarter, those from right to left mirrored.
struct Place {
    double left = 0, right = 0, top = 0, bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] double middle() const { return (left + right) / 2; }  ///< along the text
    [[nodiscard]] double level() const { return (top + bottom) / 2; }   ///< down the page
    [[nodiscard]] double area() const { return width() * height(); }
};

/// What two places share along the text, or down the page; negative: the gap between them.
inline double shared_along(const Place& a, const Place& b) {
    return std::min(a.right, b.right) - std::max(a.left, b.left);
}
inline double shared_down(const Place& a, const Place& b) {
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

/// The distance of two boxes, 0 where they touch.
inline double distance(const Place& a, const Place& b) {
    return std::hypot(std::max(0.0, -shared_along(a, b)), std::max(0.0, -shared_down(a, b)));
}

/// Whether the middle of `inner` lies in `outer`.
inline bool holds(const Place& outer, const Place& inner) {
    return outer.left <= inner.middle() && inner.middle() <= outer.right && outer.top <= inner.level() &&
           inner.level() <= outer.bottom;
}

}  // namespace galley::page_graph
