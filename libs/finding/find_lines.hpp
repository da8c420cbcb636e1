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

/// Finds the lines of a page (32 bits a pixel): a first look at a small copy tells how large the type is, the second
/// one sees it as large as detectors like it. `pause` is called between steps and may throw.
[[nodiscard]] Findings find_lines(Pix* page, const Detect& detect, const std::function<void()>& pause);

}  // namespace galley::finding
