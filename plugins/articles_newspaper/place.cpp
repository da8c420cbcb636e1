#include "place.hpp"

#include <algorithm>

namespace galley::articles_newspaper {

namespace {

/// Extent of a line across its reading direction, in pixels.
std::int32_t thickness(const Line& line, const Block& block) {
    return block.writing_mode == WritingMode::vertical_rl ? line.box.w : line.box.h;
}

}  // namespace

void Place::include(const Place& other) {
    left = std::min(left, other.left);
    right = std::max(right, other.right);
    top = std::min(top, other.top);
    bottom = std::max(bottom, other.bottom);
}

double overlap_along(const Place& a, const Place& b) { return std::min(a.right, b.right) - std::max(a.left, b.left); }
double overlap_across(const Place& a, const Place& b) { return std::min(a.bottom, b.bottom) - std::max(a.top, b.top); }

Place Scale::place(const Box& box) const {
    const bool vertical = mode == WritingMode::vertical_rl;
    const double left = vertical ? box.y : box.x, top = vertical ? page_width - box.right() : box.y;
    const double width = vertical ? box.h : box.w, height = vertical ? box.w : box.h;
    return {left / em, (left + width) / em, top / em, (top + height) / em};
}

Scale scale_of(const Page& page) {
    Scale scale;
    scale.page_width = page.width;
    std::vector<std::int32_t> heights;
    std::size_t vertical = 0;
    for (const Block& block : page.blocks) {
        if (block.kind != BlockKind::text) continue;
        for (const Line& line : block.lines) {
            if (line.box.empty()) continue;
            heights.push_back(thickness(line, block));
            vertical += block.writing_mode == WritingMode::vertical_rl ? 1 : 0;
        }
    }
    if (heights.empty()) return scale;
    scale.mode = 2 * vertical > heights.size() ? WritingMode::vertical_rl : WritingMode::horizontal_ltr;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    scale.em = std::max(1, *middle);
    return scale;
}

double size_of(const Line& line, const Block& block, const Scale& scale) {
    return scale.em > 0 && !line.box.empty() ? thickness(line, block) / scale.em : 0.0;
}

}  // namespace galley::articles_newspaper
