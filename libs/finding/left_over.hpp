// What is printed on a page beside its lines of text: rules, pictures, tints.
#pragma once

#include "finding/boxes.hpp"
#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

struct LeftOver {
    Boxes rules;     ///< drawn lines, level and upright, each longer than it is thick
    Boxes pictures;  ///< photographs, drawings, charts: tone or ink that no line explains
    Boxes tints;     ///< areas of one colour that is not the paper's, behind text or without
};

/// Looks at a page of 32 bits a pixel. `body` is the height of body type in its pixels, at least 1; all sizes are
/// measured in it.
[[nodiscard]] LeftOver left_over(Pix* page, const PrintedLines& lines, double body);

/// The parts of left_over, each on its own.
[[nodiscard]] Boxes find_rules(Pix* page, const PrintedLines& lines, double body);
void find_tones(Pix* page, const PrintedLines& lines, double body, LeftOver& out);

}  // namespace galley::finding
