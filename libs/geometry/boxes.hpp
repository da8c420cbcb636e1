// Boxes and how they stand to each other.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "galley/model.hpp"

namespace galley::geometry {

using Boxes = std::vector<Box>;

/// Length of what two boxes share of the x axis; negative: the gap between them.
constexpr int overlap_x(const Box& a, const Box& b) { return std::min(a.right(), b.right()) - std::max(a.x, b.x); }
constexpr int overlap_y(const Box& a, const Box& b) { return std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y); }

constexpr bool overlap(const Box& a, const Box& b) { return overlap_x(a, b) > 0 && overlap_y(a, b) > 0; }

/// The smallest box around both; an empty box adds nothing.
constexpr Box unite(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

constexpr long long area(const Box& b) { return b.empty() ? 0 : static_cast<long long>(b.w) * b.h; }

/// Area that two boxes share.
constexpr long long shared_area(const Box& a, const Box& b) {
    return overlap(a, b) ? static_cast<long long>(overlap_x(a, b)) * overlap_y(a, b) : 0;
}

/// At least half of `inner` lies in `outer`.
constexpr bool mostly_inside(const Box& inner, const Box& outer) {
    return 2 * shared_area(inner, outer) >= area(inner) && !inner.empty();
}

constexpr Box grown(const Box& b, int by) { return {b.x - by, b.y - by, b.w + 2 * by, b.h + 2 * by}; }

constexpr int center_x(const Box& b) { return b.x + b.w / 2; }
constexpr int center_y(const Box& b) { return b.y + b.h / 2; }

/// Turns the page so that vertical-rl text reads like horizontal text: lines that ran down and from right to left run
/// to the right and from top to bottom. `width` is that of the unturned page.
constexpr Box turned(const Box& b, int width) { return {b.y, width - b.right(), b.h, b.w}; }
constexpr Box turned_back(const Box& b, int width) { return {width - b.bottom(), b.x, b.h, b.w}; }

/// Mirrors the page, so that text from right to left reads like other text. The same again undoes it.
constexpr Box mirrored(const Box& b, int width) { return {width - b.right(), b.y, b.w, b.h}; }

/// From the sheet to reading coordinates, where all text runs to the right and lines follow each other downwards, and
/// back. `width` is that of the sheet.
constexpr Box to_reading(const Box& b, WritingMode mode, int width) {
    if (mode == WritingMode::vertical_rl) return turned(b, width);
    return mode == WritingMode::horizontal_rtl ? mirrored(b, width) : b;
}
constexpr Box from_reading(const Box& b, WritingMode mode, int width) {
    if (mode == WritingMode::vertical_rl) return turned_back(b, width);
    return mode == WritingMode::horizontal_rtl ? mirrored(b, width) : b;
}

/// The value below which `share` of the values lie; 0 for none. Reorders its argument.
template <typename T>
T quantile(std::vector<T>& values, double share) {
    if (values.empty()) return T{};
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

/// The same for values that count by their weights.
inline double weighted_quantile(std::vector<std::pair<double, double>> value_and_weight, double share) {
    std::sort(value_and_weight.begin(), value_and_weight.end());
    double all = 0, sum = 0;
    for (const auto& item : value_and_weight) all += item.second;
    for (const auto& item : value_and_weight)
        if ((sum += item.second) >= share * all) return item.first;
    return 0;
}

}  // namespace galley::geometry
