// Draws an overlay on the image of its page.
#pragma once

#include <string>

#include "marks.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::write_overlay {

/// The page at most `max_width` pixels wide, faded, with the overlay in colours; as PNG bytes. Throws std::bad_alloc.
[[nodiscard]] std::string draw(const ImageView& page, const Overlay& overlay, int max_width);

}  // namespace galley::write_overlay
