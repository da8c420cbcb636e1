// The ground of a line's picture: type of the other side that shines through, grain, stains.
#pragma once

#include "toolkit/leptonica.hpp"

namespace galley::ocr_tesseract {

/// The picture (8 bits, dark ink on a light ground) with its tones stretched: the ink is black, and as light as the
/// darkest that the ground shows away from all ink is white. Where the ground is clean nothing changes but the
/// contrast: the gray edges of small type stay. Tesseract takes spots of the ground for marks else.
[[nodiscard]] toolkit::PixPtr with_ground_white(toolkit::PixPtr picture);

}  // namespace galley::ocr_tesseract
