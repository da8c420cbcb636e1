// A piece of a page's text layer, as the PDF library gives it.
#pragma once

#include <string>

namespace galley::read_pdf {

/// Lengths in points (1/72 inch), origin at the top left of the page as it is seen.
struct Run {
    std::string text;  ///< UTF-8, without spaces
    double x = 0, y = 0, w = 0, h = 0;
    double size = 0;        ///< of the type; 0 when unknown
    std::string font{};     ///< PostScript name without its subset tag; may be empty
    bool vertical = false;  ///< runs downward
    double advance = 0;     ///< width of its Han characters; 0 without one
    bool operator==(const Run&) const = default;
};

}  // namespace galley::read_pdf
