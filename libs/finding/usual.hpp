// What most of a page's type is like.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace galley::finding {

/// A measure of a line, and the line's length.
using Measured = std::pair<double, double>;

/// Half of all type, by length, has no more than this; 0 without lines.
[[nodiscard]] inline double usual(std::vector<Measured> lines) {
    std::sort(lines.begin(), lines.end());
    double all = 0, so_far = 0;
    for (const Measured& line : lines) all += line.second;
    for (const auto& [measure, length] : lines)
        if (so_far += length; 2 * so_far >= all) return measure;
    return 0;
}

}  // namespace galley::finding
