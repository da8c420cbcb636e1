// A page's image in smaller sizes.
#pragma once

#include "galley/image.hpp"

namespace galley::page_images {

/// Half as wide and high, rounded up: each pixel is the mean of the two by two it stands for. Black and white becomes
/// gray.
[[nodiscard]] Image halved(const ImageView& image);

/// Not larger than the image; black and white becomes gray. Throws std::bad_alloc.
[[nodiscard]] Image scaled(const ImageView& image, int width, int height);

}  // namespace galley::page_images
