#include "marks.hpp"

#include <algorithm>
#include <set>

namespace galley::write_overlay {

namespace {

Box united(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

const Block* find_block(const Page& page, const std::string& id) {
    for (const Block& block : page.blocks)
        if (block.id == id) return &block;
    return nullptr;
}

/// The box of some lines of a block; the block's own when they have none.
Box box_of(const Block& block, const Source& source) {
    Box box;
    for (int i = source.first_line; i < source.first_line + source.line_count; ++i)
        if (i >= 0 && static_cast<std::size_t>(i) < block.lines.size())
            box = united(box, block.lines[static_cast<std::size_t>(i)].box);
    return box.empty() ? block.box : box;
}

Point middle(const Box& box) { return {box.x + box.w / 2, box.y + box.h / 2}; }

}  // namespace

Overlay overlay_of(const Document& document, const Page& page) {
    Overlay out;
    std::set<std::string> claimed;
    for (std::size_t a = 0; a < document.articles.size(); ++a) {
        const std::size_t before = out.marks.size();
        std::string last_block;
        for (const Part& part : document.articles[a].parts) {
            for (const Source& source : part.sources) {
                const Block* block = source.page == page.index ? find_block(page, source.block) : nullptr;
                if (block == nullptr) continue;
                claimed.insert(block->id);
                const Box box = box_of(*block, source);
                if (block->id == last_block)
                    out.marks.back().box = united(out.marks.back().box, box);
                else
                    out.marks.push_back({box, static_cast<int>(a), out.marks.size() == before, block->kind});
                last_block = block->id;
            }
        }
        for (std::size_t i = before + 1; i < out.marks.size(); ++i)
            out.arrows.push_back({middle(out.marks[i - 1].box), middle(out.marks[i].box), static_cast<int>(a)});
    }
    for (const Block& block : page.blocks)
        if (!claimed.contains(block.id) && !block.box.empty()) out.marks.push_back({block.box, -1, false, block.kind});
    return out;
}

}  // namespace galley::write_overlay
