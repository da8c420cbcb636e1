#include "geometry/sheet.hpp"

namespace galley::geometry {
namespace {

/// A lean measured on fewer characters is that of single letters.
constexpr double lean_characters = 6;

bool is_vertical(const Line& line) { return line.writing_mode == WritingMode::vertical_rl; }

}  // namespace

Levelling levelling_of(const Page& page, const std::vector<const Line*>& lines, double scale) {
    std::vector<Lean> level, upright;
    for (const Line* line : lines) {
        const Axis axis = axis_of(*line);
        const double dx = axis.to.x - axis.from.x, dy = axis.to.y - axis.from.y;
        if (axis.length() < lean_characters * axis.thickness) continue;
        const Spot middle{(axis.from.x + axis.to.x) / 2, (axis.from.y + axis.to.y) / 2};
        if (is_vertical(*line))
            upright.push_back({{middle.y, middle.x}, dx / dy, axis.length()});
        else
            level.push_back({middle, dy / dx, axis.length()});
    }
    // What is known of one direction tells how the page is turned, and so of the other.
    LeanField across = fit(level), down = fit(upright);
    if (level.empty()) across.base = -down.base;
    if (upright.empty()) down.base = -across.base;
    return {page.width, page.height, scale, across, down};
}

}  // namespace galley::geometry
