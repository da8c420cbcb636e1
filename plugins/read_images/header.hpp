// What an image file says about itself before anything is decoded.
#pragma once

#include <filesystem>
#include <string>

namespace galley::read_images {

struct Header {
    int format = 0;  ///< IFF_ of Leptonica
    std::int64_t width = 0, height = 0;
};

/// The header of page `page`, from 0, of the file. Throws InputError when it is no image of a known format, or
/// damaged; IoError when it cannot be opened.
Header header_of(const std::filesystem::path& file, int page);

/// Pages of a TIFF file; 1 for anything else and for a TIFF that is damaged, so that loading it tells why.
int page_count(const std::filesystem::path& file);

/// "PNG", "JPEG", …
std::string format_name(int format);

}  // namespace galley::read_images
