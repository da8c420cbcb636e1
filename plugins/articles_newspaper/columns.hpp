// Paragraphs of text whose layout is lost: which lines begin a paragraph, which go on, which belong to none.
#pragma once

#include <vector>

#include "printed_line.hpp"

namespace galley::articles_newspaper {

enum class Flow { first, next, head };

struct FlowLabel {
    Flow flow = Flow::head;
    double width = 0;  ///< of the column in characters; 0 for heads and where a paragraph is one long line
};

/// Labels each line. A column of print has a width: its lines are full, a paragraph's first line falls short of it by
/// the indent, its last line ends a sentence. The most likely labels and widths are found together, as the cheapest
/// path through a hidden Markov model (Viterbi 1967); a column may change its width where a paragraph begins.
std::vector<FlowLabel> label_flow(const std::vector<PrintedLine>& lines, const Profile& profile);

}  // namespace galley::articles_newspaper
