// Boxes as a reader meets them, whatever the writing direction.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::articles_newspaper {

/// A box in units of body text height, turned so that lines run from left to right and follow each other downwards:
/// vertical text is laid on its side.
struct Place {
    double left = 0, right = 0, top = 0, bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] double centre() const { return (left + right) / 2; }
    void include(const Place& other);
};

/// Length that two places share along the lines, or across them; negative: the gap between them.
double overlap_along(const Place& a, const Place& b);
double overlap_across(const Place& a, const Place& b);

/// What the boxes of a page are measured by.
struct Scale {
    WritingMode mode = WritingMode::horizontal_ltr;  ///< of most of the page's text
    double em = 0;                                   ///< height of body text in pixels; 0 where nothing has a box
    double type = 0;                                 ///< size of body type in pixels, as far as its letters tell
    double point = 0;                                ///< pixels; 0 where the page tells no resolution
    std::int32_t page_width = 0;

    [[nodiscard]] Place place(const Box& box) const;
};

Scale scale_of(const Page& page);

/// Is the line's text set larger than the page's body, and how much? 1 for body text. A text layer tells the size of
/// its type (attr "size", in points); else the letters are measured.
double size_of(const Line& line, const Block& block, const Scale& scale);

}  // namespace galley::articles_newspaper
