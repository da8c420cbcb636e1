// One drawn character.
#pragma once

#include <string>

namespace galley::read_pdf {

struct Glyph {
    std::string text;     ///< UTF-8; may be several characters (a ligature), or a space
    double x = 0, y = 0;  ///< where the pen stands: on the baseline, or for vertical type in the middle of the top
    double along = 0;     ///< how far it moves the pen in its direction
    double size = 0;      ///< of the type
    const void* font = nullptr;  ///< tells fonts apart
    bool vertical = false, invisible = false;
};

}  // namespace galley::read_pdf
