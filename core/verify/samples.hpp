// The pages and documents that stages are tried with. Always the same.
#pragma once

#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::verify {

/// Lines without boxes, as a text dump has them: many scripts, characters of four bytes, a blank line, marks.
[[nodiscard]] Page dumped_page();

/// A page with boxes: a heading, a paragraph, a picture with its caption, vertical text, a folio.
[[nodiscard]] Page printed_page();

/// A scan that nobody has read yet: a size, an image, no blocks.
[[nodiscard]] Page scanned_page();

/// 400 blocks, 4,000 lines, 20,000 words on 60,000 x 80,000 pixels. It has no image.
[[nodiscard]] Page crowded_page();

/// The dumped and the printed page, with an article and a part that none claims.
[[nodiscard]] Document small_document();

/// Pages with a longer side have no image.
inline constexpr int largest_drawn = 2000;

/// Bars of "text" in two columns on white paper, gray.
[[nodiscard]] Image drawn_page(int width, int height);

}  // namespace galley::verify
