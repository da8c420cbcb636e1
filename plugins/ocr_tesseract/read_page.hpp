// A page image read into words: line by line where lines are known, else as Tesseract sees fit.
#pragma once

#include "engines.hpp"
#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::ocr_tesseract {

struct PageOptions {
    int mode = 3;         ///< segmentation mode for a page without blocks
    double reread = 0.6;  ///< lines read with less confidence than this are read again, and the surer reading stays
};

/// Whether there is anything to read: a page without blocks, a line without words or read with too little confidence,
/// or a block of text that has a place and no lines.
[[nodiscard]] bool wants_reading(const Page& page, double reread);

/// Is most of a page read so unsurely that its script may be one that no model here knows?
[[nodiscard]] bool is_hardly_read(const Page& page);

/// Fills the page's lines with words. A page without blocks gets Tesseract's own.
void read_page(Page& page, const ImageView& image, Engines& engines, const PageOptions& options, const Pause& pause);

}  // namespace galley::ocr_tesseract
