#include "finding/printed_line.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

std::vector<Gap> gaps_in(const PrintedLine& line, double least) {
    std::vector<Gap> out;
    const std::vector<float>& along = line.ink.along;
    std::size_t first = 0;
    while (first < along.size() && along[first] <= 0) ++first;
    for (std::size_t i = first, white = first; i < along.size(); ++i) {
        if (along[i] <= 0) continue;
        if (static_cast<double>(i - white) >= least)
            out.push_back({line.strip.from + static_cast<double>(white), line.strip.from + static_cast<double>(i)});
        white = i + 1;
    }
    return out;
}

PrintedLine part_of(const PrintedLine& line, double from, double to) {
    PrintedLine out = line;
    from = std::max(from, line.strip.from), to = std::min(to, line.strip.to);
    out.strip = cut_to(line.strip, from, to);
    const auto size = static_cast<double>(line.ink.along.size());
    const auto first = static_cast<std::ptrdiff_t>(std::clamp(std::round(from - line.strip.from), 0.0, size));
    const auto last = static_cast<std::ptrdiff_t>(std::clamp(std::round(to - line.strip.from), 0.0, size));
    out.ink.along.assign(line.ink.along.begin() + first, line.ink.along.begin() + std::max(first, last));
    return out;
}

}  // namespace galley::finding
