// Which language a document is in, by what its profiles say is telling.
#pragma once

#include <vector>

#include "galley/pages.hpp"
#include "language/profile.hpp"

namespace galley::language {

/// The profile whose telling characters and words the first pages hold most of; the first of `profiles`, of which there
/// is at least one, where nothing tells.
[[nodiscard]] const Profile& likeliest(const std::vector<Profile>& profiles, const Pages& pages);

}  // namespace galley::language
