// A heading between two texts side by side, which says by its place of which it is.
#pragma once

#include <vector>

#include "region.hpp"

namespace galley::articles_newspaper {

/// Whether heading `head` stands over the gutter of exactly two columns that begin on one height, spans neither, and
/// the columns are two texts: the second begins an article, or a rule parts them and the first ends a paragraph. Then
/// the place speaks for both alike, and only the words can tell whose heading it is. One that spans the columns governs
/// both.
bool is_even_head(const Place& head, const std::vector<const Region*>& columns, const std::vector<Place>& rules);

}  // namespace galley::articles_newspaper
