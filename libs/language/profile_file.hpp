// The files of profiles, as stages name them in their options.
#pragma once

#include <string>
#include <vector>

#include "galley/context.hpp"
#include "language/profile.hpp"

namespace galley::language {

/// The profiles that come with Galley, as the default of an option.
inline constexpr const char* ready_profiles = "zh,zh-hant,en,de,ja,ko,fr,es,ru,ar,he,other";

/// The profiles that a stage works with: `languages` where `profile` is "auto", else that one. Each is a name of a data
/// file ("zh") or a path seen from the pipeline's folder. Patterns of a profile that a user chose are compiled at once,
/// so that a fault is told in time; those of Galley's many when they are used. Throws ResourceError where one cannot be
/// read or is at fault, OptionError where there is none.
[[nodiscard]] std::vector<Profile> load_profiles(const std::string& profile, const std::vector<std::string>& languages,
                                                 Context& context);

}  // namespace galley::language
