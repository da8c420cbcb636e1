// Where two facing pages of one image meet.
#pragma once

#include <optional>
#include <vector>

#include "galley/leptonica.hpp"

namespace galley::image_clean {

/// Ink in each column of pixels.
std::vector<int> column_ink(Pix* ink);

/// The column between two facing pages: the middle of the longest white stripe near the middle of an image that is
/// wider than high. Nothing when the image is one page, or has no such stripe.
std::optional<int> find_gutter(const std::vector<int>& ink_of_columns, int height);

}  // namespace galley::image_clean
