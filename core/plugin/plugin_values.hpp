// Values of plugins, copied where the SDK has nothing that does it.
#pragma once

#include <cstdint>
#include <string>

#include "galley/abi.h"
#include "galley/image.hpp"

namespace galley {

/// An image that a plugin emitted. Throws InternalError when it is none.
[[nodiscard]] Image copy_image(const galley_image& from);

/// The words of line number `line` of a page, joined as host and SDK do it. Throws InternalError when there is none.
[[nodiscard]] std::string text_of_line(const galley_page& page, std::uint32_t line);

}  // namespace galley
