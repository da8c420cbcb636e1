// Pictures of a page that shows no pixels: small type with much white above it is a caption, and the white a picture.
#pragma once

#include "columns.hpp"
#include "region.hpp"

namespace galley::layout_newspaper {

/// Adds an image region above each stretch of smaller type that has so much white above it that nothing else explains
/// it.
void add_pictures(Regions& regions, const BodyStyle& body);

}  // namespace galley::layout_newspaper
