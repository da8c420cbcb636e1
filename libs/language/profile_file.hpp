// The files of profiles, as stages name them in their options.
#pragma once

#include <string>

#include "galley/context.hpp"
#include "language/profile.hpp"

namespace galley::language {

/// Whether a profile's name is a path: anything with a slash or a dot is one, all else names a data file of Galley.
[[nodiscard]] bool is_path(const std::string& name);

/// The profile that an option names: "zh", or a path seen from the pipeline's folder. Throws ResourceError where it
/// cannot be read or is at fault.
[[nodiscard]] Profile load_profile(const std::string& name, Context& context, Compile when);

}  // namespace galley::language
