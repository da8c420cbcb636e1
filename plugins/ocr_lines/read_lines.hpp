// The lines of a block: cut out, read, and put back on the page as words.
#pragma once

#include <functional>

#include "line_image.hpp"
#include "reader.hpp"

namespace galley::ocr_lines {

/// How a block's lines are read.
struct LineReaders {
    std::function<std::vector<Word>(const LineImage&, BlockKind)> level;
    std::function<std::vector<Word>(const LineImage&)> vertical;
    bool corners_are_quotes = false;  ///< in vertical lines (corners_to_quotes)
};

/// Whether a block is of a kind that is read, has a place and has no words yet.
bool is_unread(const Block& block);
/// Whether a page has such a block. Who asks first need not have an image drawn for a page that is read already.
bool has_unread(const Page& page);

/// Fills the lines of a block with words, in pixels of the gray page. Lines without a box stay as they are. `pause` is
/// called before each line.
void read_lines(Block& block, Pix* page, const LineReaders& read, const Pause& pause);

}  // namespace galley::ocr_lines
