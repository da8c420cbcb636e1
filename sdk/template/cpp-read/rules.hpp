// What the stage reads.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "galley/model.hpp"

/// One block with a line for each line of `text`. Lines of a text file have no boxes.
inline galley::Page page_of(std::string_view text) {
    galley::Page page;
    galley::Block block;
    block.id = "b1";
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        galley::Line& out = block.lines.emplace_back();
        if (!line.empty()) out.words.push_back({std::string(line), {}, 1.0, {}});
    }
    page.blocks.push_back(std::move(block));
    return page;
}
