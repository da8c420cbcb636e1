// The size of type in fonts that are drawn rather than named.
#pragma once

#include <vector>

#include "run.hpp"

namespace galley::read_pdf {

/// A Type 3 font is a set of drawings; poppler guesses its size from the widths of Latin letters, and where it has only
/// Chinese characters the guess is twice too large. A Chinese character is as wide as its type is large: gives such
/// runs that size, and a box of that height. Runs without Chinese characters follow those of the same guess.
void size_nameless_runs(std::vector<Run>& runs);

}  // namespace galley::read_pdf
