#include "page_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "galley/json.hpp"
#include "printed_lines.hpp"

namespace galley::read_pdf {

namespace {

/// At least a pixel each way, so that the finest rule is a box.
Box box_of(const Rect& r, double scale) {
    const int left = static_cast<int>(std::lround(r.x * scale)), top = static_cast<int>(std::lround(r.y * scale));
    return {left, top, std::max(1, static_cast<int>(std::lround(r.right() * scale)) - left),
            std::max(1, static_cast<int>(std::lround(r.bottom() * scale)) - top)};
}

Block layer_block(std::vector<Line> lines) {
    Block block;
    block.id = "layer";
    set_attr(block.attrs, "layer", true);
    std::int32_t left = lines.front().box.x, top = lines.front().box.y, right = 0, bottom = 0;
    for (const Line& line : lines) {
        left = std::min(left, line.box.x), right = std::max(right, line.box.right());
        top = std::min(top, line.box.y), bottom = std::max(bottom, line.box.bottom());
    }
    block.box = {left, top, right - left, bottom - top};
    block.lines = std::move(lines);
    return block;
}

Block graphic_block(const char* prefix, std::size_t number, BlockKind kind, const Box& box) {
    Block block;
    block.id = prefix + std::to_string(number + 1);
    block.kind = kind;
    block.box = box;
    return block;
}

}  // namespace

std::vector<Block> blocks_of(const std::vector<Run>& runs, const Graphics& graphics, double pixels_per_point) {
    std::vector<Block> blocks{layer_block(printed_lines(runs, pixels_per_point))};
    for (std::size_t i = 0; i < graphics.pictures.size(); ++i) {
        const Picture& picture = graphics.pictures[i];
        blocks.push_back(graphic_block("picture", i, BlockKind::image, box_of(picture.box, pixels_per_point)));
        if (picture.pixels_wide == 0) continue;
        set_attr(blocks.back().attrs, "pixels_wide", picture.pixels_wide);
        set_attr(blocks.back().attrs, "pixels_high", picture.pixels_high);
    }
    for (std::size_t i = 0; i < graphics.rules.size(); ++i)
        blocks.push_back(graphic_block("rule", i, BlockKind::rule, box_of(graphics.rules[i], pixels_per_point)));
    for (std::size_t i = 0; i < graphics.tints.size(); ++i) {
        blocks.push_back(graphic_block("tint", i, BlockKind::rule, box_of(graphics.tints[i], pixels_per_point)));
        set_attr(blocks.back().attrs, "tint", true);
    }
    return blocks;
}

}  // namespace galley::read_pdf
