// Columns: lines of one kind of type that stand below each other, also past a picture or a box.
#pragma once

#include <vector>

#include "page_graph/neighbours.hpp"

namespace galley::page_graph {

struct Column {
    std::vector<int> lines;      ///< from top to bottom
    double left = 0, right = 0;  ///< where most lines begin, and where full lines end
    double top = 0, bottom = 0;
    double step = 0;  ///< usual white between its lines
};

struct Columns {
    std::vector<Column> all;  ///< every line with a place is in one, be it alone
    std::vector<int> of;      ///< by node; `nothing` for pictures and lines without a place
    Nearest below, above;     ///< the next line of text, past pictures and what is in other boxes
};

/// `seen_below`: by node what it sees below it, of whatever kind (neighbours.hpp).
Columns columns_of(const Scene& scene, const Nearest& seen_below);

/// By column, where its text may go on in columns right of it, as indices of columns: those next door whose tops are
/// nearest to its own top and to the foot of the head over it, and one further away. `heads` are governing heads by
/// node.
std::vector<std::vector<int>> columns_to_the_right(const Scene& scene, const Columns& columns, const Nearest& heads);

}  // namespace galley::page_graph
