// How large and how heavy the type of each line is, whatever its reader or finder tells of it.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::geometry {

struct TypeFacts {
    double size = 0;    ///< pixels; height of a full-width character, or of capitals and descenders together
    bool told = false;  ///< by the font, so exact
    double weight = 1;  ///< stroke weight where it was measured, more for a font whose name says bold
};

/// The facts of each line. A text layer tells the size in points (attr "size"). Else it is measured: by the height of
/// the ink (attr "height") or the thickness of the line, whichever wavers less on the page. Lines in which no letter
/// rises or none hangs are lower: by how much is learned from the page and made up for.
std::vector<TypeFacts> type_facts(const std::vector<const Line*>& lines, double dpi);

}  // namespace galley::geometry
