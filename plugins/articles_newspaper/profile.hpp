// Language profiles, which other parts of Galley read as well.
#pragma once

#include "language/profile.hpp"

namespace galley::articles_newspaper {

using language::Match;
using language::Patterns;
using language::Profile;

}  // namespace galley::articles_newspaper
