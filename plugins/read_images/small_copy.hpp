// Copies on which a page is judged.
#pragma once

#include "toolkit/leptonica.hpp"

namespace galley::read_images {

/// A gray copy of a page of 1, 8 or 32 bits a pixel, of at most about that many pixels.
toolkit::PixPtr small_copy(Pix* page, double pixels_max);

}  // namespace galley::read_images
