// Pages whose lines are known, to lay out.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"
#include "text_line.hpp"

namespace layout_test {

inline constexpr int em = 40;  // pixels of body text

/// A found line, as long as `w`, from (x, y) on; `size` is its height.
inline galley::Line line(const std::string& text, int x, int y, int w, int size = em) {
    galley::Line out;
    out.box = {x, y, w, size};
    out.words.push_back({text, out.box, 1.0, {}});
    return out;
}

/// The same line on a page that was turned by `angle` about its upper left corner.
inline galley::Line turned(galley::Line line, double angle) {
    const auto at = [&](double x, double y) {
        return galley::Point{static_cast<int>(std::lround(x * std::cos(angle) - y * std::sin(angle))),
                             static_cast<int>(std::lround(x * std::sin(angle) + y * std::cos(angle)))};
    };
    const galley::Box& b = line.box;
    line.polygon = {at(b.x, b.y), at(b.right(), b.y), at(b.right(), b.bottom()), at(b.x, b.bottom())};
    int left = 1 << 30, top = 1 << 30, right = 0, bottom = 0;
    for (const galley::Point& p : line.polygon) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    line.box = {left, top, right - left, bottom - top};
    return line;
}

inline galley::Page page_of(std::vector<galley::Line> lines) {
    galley::Page page;
    page.width = 2000, page.height = 3000;
    galley::Block block;
    block.id = "lines";
    galley::set_attr(block.attrs, "layer", true);
    block.lines = std::move(lines);
    page.blocks.push_back(std::move(block));
    return page;
}

/// A line in reading coordinates, in which body text is 64 high.
inline galley::layout_newspaper::TextLine placed(int x, int y, int w,
                                                 double size = galley::layout_newspaper::body_units) {
    return {{x, y, w, static_cast<int>(size)}, size, 1};
}

}  // namespace layout_test
