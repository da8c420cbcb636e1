// The pictures of a page as files, with the pixels that the PDF holds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "run.hpp"

class PDFDoc;

namespace galley::read_pdf {

struct PictureFile {
    std::string bytes;
    bool jpeg = false;  ///< else PNG
    std::int32_t width = 0, height = 0;
};

/// PNG, lossless.
PictureFile png_of(const ImageView& image);

/// The part of a page's image in `box`, in pixels, as PNG; nothing where they do not meet.
std::optional<PictureFile> cut_out(ImageView page, const Box& box);

/// For each box, in points, the image that fills it: a JPEG of the file as it is, any other decoded and written as PNG.
/// Nothing where no single image stands upright and whole in the box, or where it is cut by a mask or made of parts:
/// only the drawn page shows those. `number` is from 1; `stopped` is asked now and then.
std::vector<std::optional<PictureFile>> picture_files(PDFDoc& document, int number, const std::vector<Rect>& boxes,
                                                      const std::function<bool()>& stopped);

}  // namespace galley::read_pdf
