// The image of a page as a PDF holds it: the scan's own compressed data
// wherever PDF knows the compression.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "galley/image.hpp"

namespace galley::write_pdf {

/// An image XObject. `entries` are those of its dictionary but Width, Height
/// and Length. `orientation` is that of Exif: how the page must be turned to
/// stand upright. `archival`: whether PDF/A-2 takes it, where sRGB is the document's colour space.
struct PageImage {
    int width = 0, height = 0;
    std::string entries;
    std::string bytes;
    int orientation = 1;
    bool archival = true;
};

/// The image in a file, its data as it is: JPEG (DCTDecode), JPEG 2000
/// (JPXDecode), PNG without transparency (FlateDecode with PNG's predictors),
/// and TIFF whose page is one strip of CCITT Group 4. Nothing when the file is
/// of another kind, damaged, or gone: then the pixels tell.
[[nodiscard]] std::optional<PageImage> kept(const std::filesystem::path& file, unsigned number);

/// Pixels, compressed without loss: black and white as CCITT Group 4,
/// everything else as PNG does. Throws std::bad_alloc.
[[nodiscard]] PageImage encoded(const ImageView& pixels);

// The single formats, from the bytes of a file.
[[nodiscard]] std::optional<PageImage> kept_jpeg(std::string bytes);
[[nodiscard]] std::optional<PageImage> kept_jp2(std::string bytes);
[[nodiscard]] std::optional<PageImage> kept_png(const std::string& bytes);
/// Page `number` of a TIFF file, from 0.
[[nodiscard]] std::optional<PageImage> kept_tiff(const std::filesystem::path& file, unsigned number);

/// The entries of CCITT Group 4 data. `black_is_1`: the data codes black pixels
/// as ones.
[[nodiscard]] std::string group4_entries(int width, int height, bool black_is_1);

}  // namespace galley::write_pdf
