// Runs: lines of one type that follow each other down one column, however wide it is.
#pragma once

#include "text_line.hpp"

namespace galley::layout_newspaper {

/// How exactly the type of the page is known: told by fonts, or measured on ink.
struct Precision {
    double one_size = 0;  ///< sizes of type of one text differ by this ratio at most
    double apart = 0;     ///< lines of one text do not stand further apart than usual by more, in sizes of their type
};

/// Read off the page itself: how much neighbouring lines of text differ.
Precision precision_of(const std::vector<Lines>& runs);

/// What parts lines: rules and edges of boxes that run across, and what stands between, such as pictures and lines of
/// another direction. In the reading coordinates of the lines.
struct Obstacles {
    Boxes level_rules, things;
};

/// Runs in order of their first line. A line belongs to the run of the line above it when each is the only one that the
/// other sees, they are of one type and near, and the lower one does not reach into what stands beside the upper one.
std::vector<Lines> runs_of(Lines lines, const Obstacles& obstacles);

}  // namespace galley::layout_newspaper
