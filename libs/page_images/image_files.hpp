// The image of a page as a file that every browser shows: the scan's own where it is one, else made from its pixels.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::page_images {

/// Longest side of a thumbnail, in pixels.
inline constexpr int thumbnail_side = 400;

/// JPEG, or PNG.
struct ImageFile {
    std::string bytes;
    bool png = false;
};

[[nodiscard]] inline const char* media_type_of(bool png) { return png ? "image/png" : "image/jpeg"; }

/// "0001.jpg", "0001.png": pages count from 1.
[[nodiscard]] std::string name_of(const Page& page, bool png);
/// "0001.thumbnail.jpg".
[[nodiscard]] std::string thumbnail_name_of(const Page& page);

/// Whether the file that a page was read from may do as its image, by its name and by what its reader did with it: then
/// pixels need not be encoded while they are at hand.
[[nodiscard]] bool may_stay(const Page& page);

/// The bytes of such a file: a JPEG in gray or RGB that stands upright, or a PNG, of just this size. Nothing when it is
/// of another kind, damaged, or gone: then the pixels tell.
[[nodiscard]] std::optional<ImageFile> as_it_is(const std::filesystem::path& file, int width, int height);

/// Pixels as a file: black and white as PNG, all else as JPEG of this quality (1 to 100). Throws std::bad_alloc, and
/// InternalError when they are more than a JPEG takes (65,535 a side).
[[nodiscard]] ImageFile encoded(const ImageView& pixels, int quality);

/// The whole page in little, as JPEG. Throws std::bad_alloc.
[[nodiscard]] std::string thumbnail(const ImageView& pixels);

}  // namespace galley::page_images
