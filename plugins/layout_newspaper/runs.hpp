// Runs: lines of one type that follow each other down one column, however wide it is.
#pragma once

#include "links.hpp"

namespace galley::layout_newspaper {

/// How exactly the type of the page is known: told by fonts, or measured on ink.
struct Precision {
    double one_size = 0;  ///< sizes of type of one text differ by this ratio at most
    double apart = 0;     ///< lines of one text do not stand further apart than usual by more, in sizes of their type
};

/// Read off the page itself: how much neighbouring lines of text differ.
Precision precision_of(const std::vector<Lines>& runs);

/// Runs in order of their first line.
std::vector<Lines> runs_of(Lines lines, const Obstacles& obstacles);

}  // namespace galley::layout_newspaper
