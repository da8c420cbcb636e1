// Attrs are the text of one JSON object; is this one?
#pragma once

#include <string>
#include <string_view>

namespace galley {

/// Objects and lists may nest this deep: what reads attrs may use its stack for it.
constexpr int deepest_attrs = 64;

/// What is wrong with attrs, to stand behind "the attrs of …"; empty when they are sound, as empty ones are.
[[nodiscard]] std::string attrs_fault(std::string_view attrs);

}  // namespace galley
