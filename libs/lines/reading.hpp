// What readings of lines are worth.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::lines {

/// How sure a reading is: the mean confidence over its characters, 0 when there are none.
[[nodiscard]] double sureness(const std::vector<Word>& words);

}  // namespace galley::lines
