// Crossheads inside a column of text, also those that layout took for text.
#pragma once

#include <vector>

#include "place.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// A line of a column.
struct ColumnLine {
    const Block* block = nullptr;
    std::size_t index = 0;
    Place place;
};

/// Which lines of a column are crossheads: those of headings, and a few lines that end no sentence, with more white
/// above and below than other lines have. At the edge of the column the white is not seen. `right` is its edge.
std::vector<bool> crossheads_of(const Page& page, const std::vector<ColumnLine>& lines, double right,
                                const Profile& profile);

}  // namespace galley::articles_newspaper
