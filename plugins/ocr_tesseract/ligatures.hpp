// Signs that a model writes for several letters.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Signs and the letters that they stand for.
using Ligatures = std::map<std::string, std::string>;

/// `text` with each sign written as its letters; the longest sign counts where several begin.
std::string written_out(std::string_view text, const Ligatures& ligatures);

/// Writes out the words of a page.
void write_out(Page& page, const Ligatures& ligatures);

}  // namespace galley::ocr_tesseract
