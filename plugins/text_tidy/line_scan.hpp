// One quick pass over a line that tells which rules could change it. Most lines of clean text need none, and are then
// neither decoded nor copied.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::text_tidy {

/// Signs found in a line. A sign may be a false alarm (the rule then changes nothing), a missing one may not.
enum Sign : std::uint32_t {
    broken_bytes = 1u << 0,
    controls = 1u << 1,
    private_use = 1u << 2,
    compatibility_forms = 1u << 3,
    ligatures = 1u << 4,
    soft_hyphens = 1u << 5,
    not_composed = 1u << 6,
    width_forms = 1u << 7,
    letter_spaced = 1u << 8,  ///< three single characters in a row, with spaces between
    cjk_spaces = 1u << 9,     ///< a space beside a Chinese or Japanese character or mark
    double_quotes = 1u << 10,
    end_hyphen = 1u << 11,
};

/// Bits of Sign. Linear, allocates nothing.
std::uint32_t signs_of(std::string_view line);

}  // namespace galley::text_tidy
