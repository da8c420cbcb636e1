#include "geometry/line_axis.hpp"

#include <algorithm>
#include <cmath>

namespace galley::geometry {
namespace {

Spot middle(const Point& a, const Point& b) { return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0}; }
double distance(const Spot& a, const Spot& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// A line through the middle of the box that rises by `slope` along the text. What the slope adds to the box's
/// thickness is taken off.
Axis in_box(const Line& line, double slope) {
    const Box& b = line.box;
    const double x = b.x + b.w / 2.0, y = b.y + b.h / 2.0;
    if (line.writing_mode == WritingMode::vertical_rl) {
        const double half = b.h / 2.0, thin = b.w - std::abs(slope) * b.h;
        return {{x - slope * half, y - half}, {x + slope * half, y + half}, std::max(thin, b.w / 3.0)};
    }
    const double half = b.w / 2.0, thin = b.h - std::abs(slope) * b.w;
    Axis axis{{x - half, y - slope * half}, {x + half, y + slope * half}, std::max(thin, b.h / 3.0)};
    if (line.writing_mode == WritingMode::horizontal_rtl) std::swap(axis.from, axis.to);
    return axis;
}

/// Slope of the main direction of the corners, against the direction of the text.
double main_slope(const Line& line) {
    const bool vertical = line.writing_mode == WritingMode::vertical_rl;
    const auto n = static_cast<double>(line.polygon.size());
    double mean_along = 0, mean_across = 0, square = 0, both = 0;
    const auto along = [&](const Point& p) { return static_cast<double>(vertical ? p.y : p.x); };
    const auto across = [&](const Point& p) { return static_cast<double>(vertical ? p.x : p.y); };
    for (const Point& p : line.polygon) mean_along += along(p) / n, mean_across += across(p) / n;
    for (const Point& p : line.polygon) {
        square += (along(p) - mean_along) * (along(p) - mean_along);
        both += (along(p) - mean_along) * (across(p) - mean_across);
    }
    return square > 0 ? both / square : 0;
}

/// From the middle of one short edge to that of the other. Files do not agree on the corner that comes first.
Axis between_edges(const Line& line) {
    const auto& p = line.polygon;
    const bool vertical = line.writing_mode == WritingMode::vertical_rl;
    const int dx = std::abs(p[1].x - p[0].x), dy = std::abs(p[1].y - p[0].y);
    const std::size_t first = (vertical ? dy >= dx : dx >= dy) ? 0 : 1;  // the edge that runs along the text
    const auto corner = [&](std::size_t i) { return p[(first + i) % 4]; };
    Axis axis{middle(corner(0), corner(3)), middle(corner(1), corner(2)),
              distance(middle(corner(0), corner(1)), middle(corner(2), corner(3)))};
    const bool backwards = vertical                                           ? axis.from.y > axis.to.y
                           : line.writing_mode == WritingMode::horizontal_rtl ? axis.from.x < axis.to.x
                                                                              : axis.from.x > axis.to.x;
    if (backwards) std::swap(axis.from, axis.to);
    return axis;
}

/// A direction measured on fewer characters than this says little.
constexpr double long_enough = 4;

}  // namespace

double Axis::length() const { return distance(from, to); }

Axis axis_of(const Line& line) {
    const auto& p = line.polygon;
    if (p.size() == 4) return between_edges(line);
    const bool vertical = line.writing_mode == WritingMode::vertical_rl;
    const double length = vertical ? line.box.h : line.box.w, thick = vertical ? line.box.w : line.box.h;
    if (length < long_enough * thick) return in_box(line, 0);
    if (line.baseline) {
        const double x = line.baseline->to.x - line.baseline->from.x, y = line.baseline->to.y - line.baseline->from.y;
        const double run = vertical ? y : x;
        return in_box(line, std::abs(run) > 0 ? (vertical ? x : y) / run : 0);
    }
    return in_box(line, p.size() > 4 ? main_slope(line) : 0);
}

}  // namespace galley::geometry
