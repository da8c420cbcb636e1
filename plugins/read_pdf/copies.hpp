// Text that was drawn again upon itself, for a shadow or a bold look.
#pragma once

#include <vector>

#include "glyph.hpp"

namespace galley::read_pdf {

/// For each glyph, how many times it was drawn in its place before: 0 for an original. A copy is the same character in
/// the same size, moved by a part of its width. Where a copy goes on in one line though the original was broken into
/// two, the rest of it lies elsewhere: it is a copy when, from a glyph upon another on, everything that was drawn since
/// that other is drawn again.
std::vector<int> copy_levels(const std::vector<Glyph>& glyphs);

}  // namespace galley::read_pdf
