// Images as files that every language reads without a library.
#pragma once

#include <string>

#include "galley/image.hpp"

namespace galley::ext_process {

/// The image as binary PBM, PGM or PPM (netpbm formats P4, P5, P6).
[[nodiscard]] std::string pnm_of(const ImageView& image);

}  // namespace galley::ext_process
