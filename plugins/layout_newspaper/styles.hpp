// Parts of a run that are set differently: headings within the column, bylines, what white sets apart.
#pragma once

#include "runs.hpp"
#include "text_line.hpp"

namespace galley::layout_newspaper {

/// Lines of one style; `heads` when they are much larger than body text, or a little larger or bolder and centered in
/// their column.
struct StyledPart {
    Lines lines;
    bool heads = false;
};

/// Parts a run where the size of its type changes, where lines stand further apart than usual, and around headings.
std::vector<StyledPart> parts_of(const Lines& run, const BodyStyle& body, const Precision& precision);

}  // namespace galley::layout_newspaper
