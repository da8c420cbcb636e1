#include "finding/cut_up.hpp"

#include <algorithm>

namespace galley::finding {

namespace {

/// A cut is worth it when the boxes of the two parts together are smaller than this share of the whole one.
constexpr double cut_gain = 0.88;

/// From one end of an axis up to each place, the smallest box around what lies there: `low` and `high` are the extent
/// across of the part's pixels at each place.
std::vector<double> areas_up_to(const std::vector<int>& low, const std::vector<int>& high) {
    std::vector<double> out;
    int least = 1 << 30, most = -1, first = -1;
    for (std::size_t i = 0; i < low.size(); ++i) {
        if (most < 0 && high[i] >= 0) first = static_cast<int>(i);
        least = std::min(least, low[i]), most = std::max(most, high[i]);
        out.push_back(most < 0 ? 0 : static_cast<double>(static_cast<int>(i) + 1 - first) * (most - least));
    }
    return out;
}

struct Cut {
    double area = 1e18;  ///< of the two boxes
    int at = 0;
};

Cut best_cut(std::vector<int> low, std::vector<int> high, int begin, int margin) {
    const std::vector<double> before = areas_up_to(low, high);
    std::reverse(low.begin(), low.end()), std::reverse(high.begin(), high.end());
    const std::vector<double> after = areas_up_to(low, high);
    Cut best;
    const auto size = static_cast<int>(before.size());
    for (int i = margin; i + margin < size; ++i) {
        const double sum = before[static_cast<std::size_t>(i)] + after[static_cast<std::size_t>(size - 2 - i)];
        if (sum < best.area) best = {sum, begin + i + 1};
    }
    return best;
}

}  // namespace

Box box_of(const Component& part) {
    int left = part.front().from, right = part.front().to;
    for (const PixelRow& row : part) left = std::min(left, row.from), right = std::max(right, row.to);
    return {left, part.front().y, right - left, part.back().y + 1 - part.front().y};
}

void cut_up(const Component& part, int margin, std::vector<Component>& out) {
    const Box box = box_of(part);
    const auto width = static_cast<std::size_t>(box.w), height = static_cast<std::size_t>(box.h);
    std::vector<int> left(height, 1 << 30), right(height, -1), top(width, 1 << 30), bottom(width, -1);
    for (const PixelRow& row : part) {
        const auto y = static_cast<std::size_t>(row.y - box.y);
        left[y] = std::min(left[y], row.from), right[y] = std::max(right[y], row.to);
        for (int x = row.from; x < row.to; ++x) {
            const auto i = static_cast<std::size_t>(x - box.x);
            top[i] = std::min(top[i], row.y), bottom[i] = std::max(bottom[i], row.y + 1);
        }
    }
    const Cut across = best_cut(left, right, box.y, margin), down = best_cut(top, bottom, box.x, margin);
    if (std::min(across.area, down.area) > cut_gain * static_cast<double>(area(box))) {
        out.push_back(part);
        return;
    }
    Component first, second;
    for (const PixelRow& row : part) {
        if (across.area <= down.area) {
            (row.y < across.at ? first : second).push_back(row);
            continue;
        }
        if (row.from < down.at) first.push_back({row.y, row.from, std::min(row.to, down.at)});
        if (row.to > down.at) second.push_back({row.y, std::max(row.from, down.at), row.to});
    }
    for (const Component& half : {first, second})
        if (!half.empty()) cut_up(half, margin, out);
}

}  // namespace galley::finding
