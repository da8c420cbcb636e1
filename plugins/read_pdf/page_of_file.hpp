// A page of a PDF file: what it draws, and how it looks.
#pragma once

#include "galley/image.hpp"
#include "pdf/file.hpp"
#include "run.hpp"

namespace galley::read_pdf {

/// What the page, from 0, draws; once `stopped` says yes, the rest is left out. Throws InputError when it is damaged.
[[nodiscard]] Drawing drawing_of(const pdf::File& file, int page, const pdf::Stopped& stopped);

/// The page in gray; throws as above.
[[nodiscard]] Image render(const pdf::File& file, int page, double dpi, const pdf::Stopped& stopped);

}  // namespace galley::read_pdf
