// Rules that reach into the image of a laid-down line.
#pragma once

#include "galley/leptonica.hpp"

namespace galley::ocr_lines {

/// Paints over with `paper` what runs along the line for longer than any dash, or across it for longer than any
/// character: rules between columns and tiers, and the edges of frames. Darker than `threshold` is ink; `type` is the
/// height of the type, in pixels.
void clear_rules(Pix* gray, int threshold, int type, l_uint32 paper);

}  // namespace galley::ocr_lines
