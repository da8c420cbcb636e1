// The image of one printed line, as the recognizer likes it: lying level, upright ink on light paper, alone.
#pragma once

#include <vector>

#include "galley/leptonica.hpp"
#include "galley/model.hpp"

namespace galley::ocr_lines {

/// A pixel darker than this share of the paper is ink.
inline constexpr double ink_of_paper = 0.7;

/// A copy of what lies in a box of an image, which it must touch; throws std::bad_alloc.
[[nodiscard]] PixPtr clipped(Pix* from, const Box& box);

/// Part of a page that shows one line, and the way back to the page.
struct LineImage {
    PixPtr pix;            ///< 8 bits; the line runs from left to right
    bool turned = false;   ///< a vertical line, laid down a quarter turn to the left
    l_uint32 paper = 255;  ///< its tone
    Box extent;            ///< on the page: the line, with a mark at its end that the layout took for a speck
    int margin = 0;        ///< columns of paper before the extent

    /// A word's place on the page: the extent along the line is the word's, that across it the line's.
    [[nodiscard]] Box on_page(const Box& word) const;
};

/// For each line of a block the room that is its own: its box, widened across the line up to the middle of the gap to
/// its neighbours, but no further than the block's usual size of type asks for; and by a little more than a character
/// at either end.
std::vector<Box> line_rooms(const Block& block, int page_width, int page_height);

/// Cuts a line out of a gray page. `room` comes from line_rooms. White ink on dark paper is turned over.
LineImage line_image(Pix* page, const Box& line, const Box& room, WritingMode mode);

}  // namespace galley::ocr_lines
