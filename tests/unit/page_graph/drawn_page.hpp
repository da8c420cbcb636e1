// Small pages of lines with boxes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"
#include "language/profile.hpp"
#include "page_graph/columns.hpp"

namespace drawn {

inline constexpr int em = 20;  // pixels of body text

inline galley::Line line(const std::string& text, int x, int y, int w, int size = em) {
    galley::Line out;
    out.box = {x, y, w, size};
    if (!text.empty()) out.words.push_back({text, out.box, 1.0, {}});
    return out;
}

inline galley::Block block(const std::string& id, galley::BlockKind kind, std::vector<galley::Line> lines) {
    galley::Block out;
    out.id = id, out.kind = kind, out.lines = std::move(lines);
    if (!out.lines.empty()) out.box = out.lines.front().box;
    return out;
}

/// `count` lines of body text below each other.
inline galley::Block column(const std::string& id, int x, int y, int count, int w = 300) {
    std::vector<galley::Line> lines;
    for (int i = 0; i < count; ++i) lines.push_back(line("the council said more of it will follow", x, y + 26 * i, w));
    return block(id, galley::BlockKind::text, std::move(lines));
}

inline galley::Block thing(const std::string& id, galley::BlockKind kind, galley::Box box) {
    galley::Block out = block(id, kind, {});
    out.box = box;
    return out;
}

inline galley::Page page(std::vector<galley::Block> blocks) {
    galley::Page out;
    out.width = 2000, out.height = 3000;
    out.blocks = std::move(blocks);
    return out;
}

/// A headline over two columns with a picture under the first one's third line, and its caption.
inline galley::Page story() {
    return page({block("head", galley::BlockKind::heading, {line("Harbour opens again", 100, 100, 640, 60)}),
                 column("left", 100, 200, 3), thing("photo", galley::BlockKind::image, {100, 290, 300, 200}),
                 block("caption", galley::BlockKind::caption, {line("The harbour at dawn.", 100, 500, 300, 16)}),
                 column("below", 100, 540, 4), column("right", 440, 200, 17)});
}

inline galley::page_graph::Columns columns_in(const galley::page_graph::Scene& scene) {
    using namespace galley::page_graph;
    return columns_of(scene, seen_of(scene)[static_cast<std::size_t>(Side::below)]);
}

}  // namespace drawn
