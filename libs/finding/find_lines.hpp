// All lines of a page image, with what else is printed on it.
#pragma once

#include <functional>

#include "finding/left_over.hpp"
#include "finding/tiles.hpp"

namespace galley::finding {

/// What was found, in pixels of an image `scale` times as large as the page.
struct Findings {
    double scale = 1;
    PrintedLines lines;
    LeftOver beside;
};

/// A page as large as it was looked at, and the lines that the detector sees there, with their ink.
struct Seen {
    double scale = 1;
    toolkit::PixPtr page;
    PrintedLines lines;
};

/// The lines of a page (32 bits a pixel) before those over gutters are parted and those in pieces joined: a first look
/// at a small copy tells how large the type is, the second one sees it as large as detectors like it. `pause` is called
/// between steps and may throw.
[[nodiscard]] Seen seen_lines(Pix* page, const Detect& detect, const std::function<void()>& pause);

/// Finds the lines of a page, and what is printed beside them. `pause` as above.
[[nodiscard]] Findings find_lines(Pix* page, const Detect& detect, const std::function<void()>& pause);

}  // namespace galley::finding
