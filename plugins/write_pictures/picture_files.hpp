// The pictures of a page as files, with the pixels that the PDF holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "galley/image.hpp"
#include "galley/model.hpp"
#include "pdf/file.hpp"
#include "pdf/rect.hpp"

namespace galley::write_pictures {

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
/// only the drawn page shows those. `page` is from 0; once `stopped` says yes, the rest is left out. Throws InputError
/// when the page is damaged.
std::vector<std::optional<PictureFile>> picture_files(const pdf::File& file, int page,
                                                      const std::vector<pdf::Rect>& boxes, const pdf::Stopped& stopped);

}  // namespace galley::write_pictures
