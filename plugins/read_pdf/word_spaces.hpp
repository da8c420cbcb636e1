// Spaces that lines were filled with: in narrow columns they are wider than the white between columns.
#pragma once

#include <vector>

#include "run.hpp"

namespace galley::read_pdf {

/// For each run, whether it goes on with the line of the run drawn right before it, over a drawn space that is wider
/// than a word space needs to be. False for the usual spaces, which need no proof, and where such gaps end at one edge
/// on several rows: that is text drawn row by row over its columns, or a table.
std::vector<bool> after_wide_spaces(const std::vector<Run>& runs);

}  // namespace galley::read_pdf
