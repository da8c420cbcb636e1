// A line found on a page, with what its ink says.
#pragma once

#include <vector>

#include "finding/kernels.hpp"
#include "finding/line_ink.hpp"

namespace galley::finding {

struct PrintedLine {
    Strip strip;
    double confidence = 0;  ///< of the detector, 0..1
    LineInk ink;
};

using PrintedLines = std::vector<PrintedLine>;

/// White along a line, or what parts two lines: `from` and `to` along, in pixels of the image.
struct Gap {
    double from = 0, to = 0;

    [[nodiscard]] double width() const { return to - from; }
};

/// The stretches without ink within a line that are at least `least` wide.
[[nodiscard]] std::vector<Gap> gaps_in(const PrintedLine& line, double least);

/// A line cut to a part of itself, with its ink.
[[nodiscard]] PrintedLine part_of(const PrintedLine& line, double from, double to);

}  // namespace galley::finding
