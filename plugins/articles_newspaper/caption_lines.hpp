// Captions that only their place tells: how the lines of a text box read if they are captions.
#pragma once

#include <vector>

#include "unit.hpp"

namespace galley::articles_newspaper {

/// Fills `captions` of each unit whose lines may be captions: few short lines that a text box holds alone, or beside a
/// caption that its words tell. Units beside such a caption, in its box, become captions themselves.
void find_caption_lines(std::vector<Unit>& units, const std::vector<PrintedLine>& lines, const Profile& profile);

}  // namespace galley::articles_newspaper
