// Pages for the tests, written in one line.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "dedup.hpp"
#include "galley/text.hpp"

namespace galley::captions_dedup {

/// A page as read.text makes one: one block, a line of text a word.
inline Page dump_page(const std::string& text) {
    Page page;
    page.blocks.emplace_back().id = "b1";
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Line& line = page.blocks[0].lines.emplace_back();
        if (end > at) line.words.push_back({text.substr(at, end - at), {}, 1.0, {}});
        at = end + 1;
    }
    return page;
}

inline std::string joined(const Page& page) {
    std::string out;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines) out += text_of(line) + '\n';
    out.pop_back();
    return out;
}

inline const Reduplication& language() {
    static const Reduplication read = [] {
        std::ifstream file(CONFIG_DIR "/profiles/reduplication.json");
        const std::string json{std::istreambuf_iterator<char>(file), {}};
        return read_reduplication(json, "reduplication.json");
    }();
    return read;
}

inline Settings settings(Level level = Level::sure) {
    Settings out;
    out.level = level;
    out.language = language();
    return out;
}

}  // namespace galley::captions_dedup
