// What a page draws as blocks of the model.
#pragma once

#include <vector>

#include "galley/model.hpp"
#include "graphics.hpp"
#include "run.hpp"

namespace galley::read_pdf {

/// The text as one block "layer" with the attr "layer", then what stands between the texts: pictures as blocks of kind
/// image (attrs "pixels_wide", "pixels_high" where they hold an image), rules, and tinted areas as rules with the attr
/// "tint". Boxes are in pixels.
std::vector<Block> blocks_of(const std::vector<Run>& runs, const Graphics& graphics, double pixels_per_point);

}  // namespace galley::read_pdf
