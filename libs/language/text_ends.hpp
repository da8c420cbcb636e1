// The ends of a text.
#pragma once

#include <algorithm>
#include <string_view>

#include "galley/utf8.hpp"

namespace galley::language {

/// So many characters of a text's start or end the patterns of a profile get to see.
inline constexpr std::size_t pattern_reach = 90;

constexpr std::u32string_view start_of(std::u32string_view text) { return text.substr(0, pattern_reach); }
constexpr std::u32string_view end_of(std::u32string_view text) {
    return text.substr(text.size() - std::min(text.size(), pattern_reach));
}

/// Without outer white space.
constexpr std::u32string_view trimmed(std::u32string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace galley::language
