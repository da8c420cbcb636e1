#include "place.hpp"

#include <algorithm>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::articles_newspaper {

namespace {

/// Extent of a line across its reading direction, in pixels.
std::int32_t thickness(const Line& line, const Block& block) {
    return block.writing_mode == WritingMode::vertical_rl ? line.box.w : line.box.h;
}

// What of its type's size a line's ink stands high: capitals, small letters, and what hangs below the line.
constexpr double capitals = 0.72, small_letters = 0.5, below_line = 0.22;
constexpr double whole = 0.94;  // both, and Chinese characters

/// The share of its type's size that a line's box is high, by its letters: a line of Latin letters without g, p or y is
/// lower than one with them.
double share_of_type(const Line& line) {
    constexpr std::u32string_view no_ascender = U"acegmnopqrsuvwxyz", descender = U"gjpqy", flat = U" .,-–—'’‘“”\"";
    bool tall = false, low = false, any = false;
    for (const char32_t c : decode_utf8(text_of(line))) {
        if (c >= 0x2E80) return whole;
        if (flat.find(c) != std::u32string_view::npos) continue;
        any = true;
        tall = tall || no_ascender.find(c) == std::u32string_view::npos;
        low = low || descender.find(c) != std::u32string_view::npos;
    }
    return any ? (tall ? capitals : small_letters) + (low ? below_line : 0) : whole;
}

double type_size(const Line& line, const Block& block, double point) {
    const double told = point > 0 ? attr<double>(line.attrs, "size").value_or(0) : 0;
    return told > 0 ? told * point : thickness(line, block) / share_of_type(line);
}

template <typename Value>
Value median(std::vector<Value>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
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
    constexpr double points_per_inch = 72;
    scale.page_width = page.width;
    scale.point = page.dpi / points_per_inch;
    std::vector<std::int32_t> heights;
    std::vector<double> types;
    std::size_t vertical = 0;
    for (const Block& block : page.blocks) {
        if (block.kind != BlockKind::text) continue;
        for (const Line& line : block.lines) {
            if (line.box.empty()) continue;
            heights.push_back(thickness(line, block));
            types.push_back(type_size(line, block, scale.point));
            vertical += block.writing_mode == WritingMode::vertical_rl ? 1 : 0;
        }
    }
    if (heights.empty()) return scale;
    scale.mode = 2 * vertical > heights.size() ? WritingMode::vertical_rl : WritingMode::horizontal_ltr;
    scale.em = std::max(1, median(heights));
    scale.type = std::max(1.0, median(types));
    return scale;
}

double size_of(const Line& line, const Block& block, const Scale& scale) {
    return scale.em > 0 && !line.box.empty() ? type_size(line, block, scale.point) / scale.type : 0.0;
}

}  // namespace galley::articles_newspaper
