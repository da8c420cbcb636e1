// The lines of a page, read.
#pragma once

#include <functional>

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "recognizer.hpp"

namespace galley::ocr_paddle {

/// Fills the lines of blocks that hold text and have no words yet; vertical ones are set level first. `pause` is called
/// before each line; it throws to stop.
void read_page(Page& page, const ImageView& image, Recognizer& recognizer, const std::function<void()>& pause);

}  // namespace galley::ocr_paddle
