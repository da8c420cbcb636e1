#include "lines/unread.hpp"

#include <algorithm>

namespace galley::lines {

namespace {

bool is_unread(const Line& line) { return line.words.empty() && (!line.box.empty() || !line.polygon.empty()); }

}  // namespace

bool holds_text(BlockKind kind) {
    return kind != BlockKind::image && kind != BlockKind::rule && kind != BlockKind::noise;
}

std::vector<Line*> unread_lines(Page& page) {
    std::vector<Line*> out;
    for (Block& block : page.blocks) {
        if (!holds_text(block.kind)) continue;
        for (Line& line : block.lines)
            if (is_unread(line)) out.push_back(&line);
    }
    return out;
}

bool has_unread(const Page& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        return holds_text(block.kind) && std::any_of(block.lines.begin(), block.lines.end(), is_unread);
    });
}

bool has_lines(const Page& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) { return !block.lines.empty(); });
}

}  // namespace galley::lines
