#include "directions.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "language/letters.hpp"

namespace galley::layout_newspaper {

namespace {

using language::Direction;

/// Nothing before U+0590, which begins with the byte D6, runs from right to left: most pages end here.
bool may_run_right_to_left(const Page& page) {
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            for (const Word& word : line.words)
                for (const char c : word.text)
                    if (const auto byte = static_cast<unsigned char>(c);
                        (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0 || byte == 0xEF || byte == 0xF0)
                        return true;
    return false;
}

void take_mode_of_lines(Block& block) {
    if (block.lines.empty() || block.writing_mode == WritingMode::vertical_rl) return;
    const auto count = std::count_if(block.lines.begin(), block.lines.end(),
                                     [](const Line& line) { return line.writing_mode == WritingMode::horizontal_rtl; });
    if (2 * static_cast<std::size_t>(count) > block.lines.size()) block.writing_mode = WritingMode::horizontal_rtl;
}

}  // namespace

void tell_directions(Page& page) {
    if (!may_run_right_to_left(page)) return;
    std::vector<Direction> directions;
    std::size_t right = 0, all = 0;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines) {
            const std::u32string text = decode_utf8(text_of(line));
            directions.push_back(language::direction_of(text));
            if (!directions.back().has_letters) continue;
            all += text.size();
            right += directions.back().right_to_left ? text.size() : 0;
        }
    if (right == 0) return;
    const bool mostly = 2 * right > all;
    auto direction = directions.begin();
    for (Block& block : page.blocks) {
        for (Line& line : block.lines) {
            const Direction own = *direction++;
            const bool backwards = own.has_letters ? own.right_to_left : mostly;
            if (backwards && line.writing_mode == WritingMode::horizontal_ltr)
                line.writing_mode = WritingMode::horizontal_rtl;
        }
        take_mode_of_lines(block);
    }
}

}  // namespace galley::layout_newspaper
