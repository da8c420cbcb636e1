// Whether two texts are the same print, read twice.
#pragma once

#include <string_view>

namespace galley::captions_dedup {

/// True when the texts differ in at most `share` of the longer one's characters (edit distance), spaces aside, and
/// hold the same digits: two lines of a table differ in their figures. Time grows with length × differences allowed.
bool nearly_equal(std::u32string_view a, std::u32string_view b, double share);

}  // namespace galley::captions_dedup
