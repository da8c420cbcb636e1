// Do the arrays that a plugin's structs count stand there? The decoders (codec.hpp) check ranges within them.
#pragma once

#include <string>

#include "galley/abi.h"

namespace galley {

/// What is wrong, to stand behind "it emitted"; empty when nothing is.
[[nodiscard]] std::string array_fault(const galley_page& page);
[[nodiscard]] std::string array_fault(const galley_document& document);

}  // namespace galley
