#include "graphics.hpp"

#include "galley/json.hpp"

namespace galley::layout_newspaper {

Graphics graphics_of(const Page& page, const Levelling& sheet) {
    Graphics out;
    const auto says = [](const Block& block, const char* name) {
        return attr<bool>(block.attrs, name).value_or(false);
    };
    for (const Block& block : page.blocks) {
        if (block.box.empty()) continue;
        const Box box = sheet(block.box);
        if (block.kind == BlockKind::image) {
            out.pictures.push_back(box);
            out.picture_blocks.push_back(&block);
        } else if (block.kind == BlockKind::rule && (says(block, "tint") || says(block, "frame"))) {
            out.boxes.push_back(box);
        } else if (block.kind == BlockKind::rule) {
            (box.w >= box.h ? out.rules.level : out.rules.upright).push_back(box);
            out.rule_blocks.push_back(&block);
        }
    }
    const auto by_place = [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; };
    std::sort(out.rules.level.begin(), out.rules.level.end(), by_place);
    std::sort(out.rules.upright.begin(), out.rules.upright.end(), by_place);
    return out;
}

Rules with_edges(Rules rules, const Boxes& boxes) {
    for (const Box& b : boxes) {
        rules.level.push_back({b.x, b.y, b.w, 1});
        rules.level.push_back({b.x, b.bottom(), b.w, 1});
        rules.upright.push_back({b.x, b.y, 1, b.h});
        rules.upright.push_back({b.right(), b.y, 1, b.h});
    }
    return rules;
}

}  // namespace galley::layout_newspaper
