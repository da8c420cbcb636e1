// The words of a text, so that two texts can be compared.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley::language {

/// The distinct terms of a text as hashes: pairs of neighbouring characters of scripts written without spaces, and
/// words by their first letters, so that most inflections agree.
std::vector<std::uint64_t> terms_of(std::u32string_view text);

}  // namespace galley::language
