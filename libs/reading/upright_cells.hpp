// Cells of a vertical line that a reading passes over, looked at upright.
#pragma once

#include <functional>
#include <vector>

#include "lines/sample.hpp"
#include "reading/recognizer.hpp"

namespace galley::reading {

/// Reads a level picture.
using ReadLevel = std::function<Reading(const lines::Samples&)>;

/// A vertical line laid on its side, as it was read.
struct LaidLine {
    const lines::Samples& picture;
    double em = 0;               ///< size of the type, in pixels of the picture
    double pixels_a_column = 1;  ///< of the reading
};

/// Networks that read a column on its side overlook its small marks, and take thin ones for each other: a comma for
/// nothing, a colon for dots, an opening bracket for a stroke. Vertical print has cells of one size, so what was passed
/// over shows: a cell with ink and no character. Such cells, and those that were read as a mark that lying does not
/// tell, are set upright side by side with their neighbours and read as a level line; what is read in the place of such
/// a cell becomes its character if it is one of vertical print. Other characters stay as they are. `read` is asked once
/// at most.
void read_upright(std::vector<Character>& characters, const LaidLine& line, const ReadLevel& read);

}  // namespace galley::reading
