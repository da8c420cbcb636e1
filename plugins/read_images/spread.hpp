// Where two facing pages of one image meet.
#pragma once

#include <optional>
#include <vector>

#include "toolkit/leptonica.hpp"

namespace galley::read_images {

/// Wide enough for two pages side by side, and not for more.
bool has_shape_of_spread(double width, double height);

/// The column between two facing pages: the middle of the longest white stripe near the middle of an image that is
/// wider than high. Nothing when the signs are not sure: text crosses the middle, a half is empty, or the stripe is no
/// wider than the white between the columns of one broad page.
std::optional<int> find_gutter(const std::vector<int>& ink_of_columns, int height);

/// The same for a page of 1, 8 or 32 bits a pixel, judged on a small copy of it.
std::optional<int> gutter_of(Pix* page);

}  // namespace galley::read_images
