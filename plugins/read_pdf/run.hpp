// What a page of a PDF draws, as far as newspapers need it: text, pictures, rules and tints.
//
// Lengths are in points (1/72 inch), origin at the top left of the page as it is seen, y down.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pdf/rect.hpp"

namespace galley::read_pdf {

using pdf::Rect;

/// The em box of a character stands so far above its baseline, in sizes of the type: between the usual ascents of Latin
/// and Chinese fonts, and the same for all, so that the boxes of one line are level.
inline constexpr double ascent = 0.85;

/// Characters drawn one after the other, without a space between them.
struct Run {
    std::string text;        ///< UTF-8, without spaces
    Rect box;                ///< as high as the type is large (as wide, where it runs downward)
    double size = 0;         ///< of the type
    std::string font{};      ///< PostScript name without its subset tag; empty for fonts that are drawings
    bool vertical = false;   ///< runs downward
    bool spaced = false;     ///< a space was drawn before it
    bool invisible = false;  ///< not painted, or painted over
    int copy = 0;            ///< how many times it was drawn in its place before
    double advance = 0;      ///< middle width of its Han characters; 0 without one
    bool operator==(const Run&) const = default;
};

/// Something painted that is no text.
struct Mark {
    enum class Kind {
        area,   ///< a filled rectangle
        shape,  ///< any other path, or a shading
        image   ///< pixels
    };
    Kind kind = Kind::shape;
    Rect box;
    double gray = 0;  ///< 0 black, 1 white
    std::size_t pixels_wide = 0, pixels_high = 0;
    bool operator==(const Mark&) const = default;
};

struct Drawing {
    std::vector<Run> runs;    ///< in the order of drawing
    std::vector<Mark> marks;  ///< in the order of drawing
};

}  // namespace galley::read_pdf
