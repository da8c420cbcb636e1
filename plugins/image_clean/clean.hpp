// A page image made fit for layout and OCR.
#pragma once

#include <cstdint>
#include <optional>

#include "galley/image.hpp"
#include "galley/leptonica.hpp"
#include "galley/transform.hpp"

namespace galley::image_clean {

struct Settings {
    bool orientation = true;    ///< turn pages that lie on a side or upside down
    bool deskew = true;         ///< level the lines
    bool shading = true;        ///< even out the paper
    double despeckle_pt = 0.5;  ///< specks smaller than this many points go; 0 leaves all
    bool borders = true;        ///< whiten the dark edge of a scan
};

struct Cleaned {
    PixPtr upright;                    ///< gray, turned and level, tones as they were; null when the page stood well
    PixPtr even;                       ///< gray, the same with even paper and without dark borders
    PixPtr ink;                        ///< black and white of `even`, without specks
    std::optional<Transform> to_page;  ///< from these images to the page as read; nothing when the page stood well
};

/// More pixels than this are not cleaned: with the copies that cleaning makes they would pass a worker's memory.
inline constexpr std::int64_t pixels_max = 60'000'000;

/// Cleans a page. Throws galley::LimitError when it has more than `pixels_max` pixels.
Cleaned clean(const ImageView& image, const Settings& settings);

}  // namespace galley::image_clean
