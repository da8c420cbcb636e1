// Small pages for the tests: dumps from text, pages with boxes from drawn columns.
#pragma once

#include <sstream>
#include <string>

#include "galley/text.hpp"
#include "profile.hpp"
#include "segment.hpp"
#include "unit/language/profiles.hpp"

namespace galley::articles_newspaper {

using language::profile;

/// A page as read.text makes it: one block, a line for each line of the text.
inline Page dump_page(const std::string& text) {
    Page page;
    Block block;
    block.id = "b1";
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        block.lines.push_back({});
        if (line.find_first_not_of(' ') != std::string::npos) block.lines.back().words = {{line, {}, 1.0, {}}};
    }
    page.blocks = {block};
    return page;
}

inline Document dump(const std::string& text) {
    Document document;
    document.pages = {dump_page(text)};
    return document;
}

/// The text of the first part of a role, or "" when there is none.
inline std::string text_of(const Article& article, Role role) {
    for (const Part& part : article.parts)
        if (part.role == role) return part.text;
    return {};
}

inline std::vector<std::string> texts_of(const Article& article, Role role) {
    std::vector<std::string> out;
    for (const Part& part : article.parts)
        if (part.role == role) out.push_back(part.text);
    return out;
}

/// Text of body height 20, line distance 26, set in characters of 20 by 20 from (x, y) on; a line that begins with two
/// full-width spaces is indented.
inline Block block(const std::string& id, BlockKind kind, int x, int y, const std::vector<std::string>& lines,
                   int size = 20) {
    Block out;
    out.id = id;
    out.kind = kind;
    out.box = {x, y, 0, 0};
    int top = y;
    for (const std::string& line : lines) {
        std::u32string text = decode_utf8(line);
        int left = x;
        while (!text.empty() && text.front() == U'\u3000') {
            text.erase(0, 1);
            left += size;
        }
        Line printed;
        printed.box = {left, top, static_cast<int>(text.size()) * size, size};
        printed.words = {{encode_utf8(text), printed.box, 1.0, {}}};
        out.box.w = std::max(out.box.w, printed.box.right() - x);
        out.box.h = printed.box.bottom() - y;
        out.lines.push_back(std::move(printed));
        top += size + 6;
    }
    return out;
}

inline Document boxed(std::vector<Block> blocks) {
    Document document;
    Page page;
    page.width = 2000;
    page.height = 3000;
    page.blocks = std::move(blocks);
    document.pages = {page};
    return document;
}

}  // namespace galley::articles_newspaper
