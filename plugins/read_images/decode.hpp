// One page of an image file, upright.
#pragma once

#include <filesystem>

#include "toolkit/leptonica.hpp"
#include "transform.hpp"

namespace galley::read_images {

struct Limits {
    std::int64_t max_megapixels = 200;
    bool keep_damaged = false;  ///< a JPEG with faults in its data is read as far as it goes
};

struct Decoded {
    toolkit::PixPtr pix;  ///< of 1, 8 or 32 bits a pixel
    double dpi = 0;
    Transform to_file;     ///< from pixels of `pix` to those of the image as the file shows it, its Exif honoured
    bool damaged = false;  ///< only when keep_damaged is set
};

/// Reads page `page`, from 0. The header is judged before anything is decoded. Throws LimitError when the page has too
/// many pixels, InputError when it is damaged, IoError when it cannot be opened.
Decoded decode(const std::filesystem::path& file, int page, const Limits& limits);

/// Whatever Leptonica reads as 1, 8 or 32 bits a pixel: colour maps are looked up, 16 bits become 8, and what is
/// transparent shows white paper. Takes the Pix.
toolkit::PixPtr plain(toolkit::PixPtr pix);

/// Turns and mirrors a page as Exif orientation 1 to 8 says.
toolkit::PixPtr upright(toolkit::PixPtr pix, int orientation);

/// Turns a page clockwise by quarters, 0 to 3.
void turn(Decoded& page, int quarters);

/// Leaves the columns from `from` up to `to` of a page.
void cut(Decoded& page, int from, int to);

/// A resolution that no scanner of paper has is as good as unknown: then 0. So are two that differ, as of a fax.
double sane_dpi(double x, double y);

}  // namespace galley::read_images
