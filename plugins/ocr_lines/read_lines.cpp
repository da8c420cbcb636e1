#include "read_lines.hpp"

#include <algorithm>

#include "full_width.hpp"
#include "marks.hpp"
#include "read_vertical.hpp"
#include "word_boxes.hpp"

namespace galley::ocr_lines {

namespace {

bool is_readable(BlockKind kind) {
    return kind != BlockKind::image && kind != BlockKind::rule && kind != BlockKind::noise;
}

Box united(const Box& a, const Box& b) {
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

}  // namespace

bool is_unread(const Block& block) {
    return is_readable(block.kind) && !block.box.empty() &&
           std::all_of(block.lines.begin(), block.lines.end(), [](const Line& line) { return line.words.empty(); });
}

bool has_unread(const Page& page) { return std::any_of(page.blocks.begin(), page.blocks.end(), is_unread); }

void read_lines(Block& block, Pix* page, const LineReaders& read, const Pause& pause) {
    const bool vertical = block.writing_mode == WritingMode::vertical_rl;
    QuoteState quotes;
    const std::vector<Box> rooms = line_rooms(block, pixGetWidth(page), pixGetHeight(page));
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        pause();
        Line& line = block.lines[i];
        if (line.box.empty() || rooms[i].empty()) continue;
        const LineImage image = line_image(page, line.box, rooms[i], block.writing_mode);
        line.words = vertical ? read.vertical(image) : read.level(image, block.kind);
        for (Word& word : line.words) word.confidence = word_confidence(word.confidence);
        if (vertical && read.corners_are_quotes) corners_to_quotes(line.words);
        print_full_width(line.words, quotes);
        fit_to_ink(line.words, image);
        if (!vertical && marks_by_ink(line.words, image)) fit_to_ink(line.words, image);
        for (Word& word : line.words) word.box = image.on_page(word.box);
        line.box = united(line.box, image.extent);
    }
}

}  // namespace galley::ocr_lines
