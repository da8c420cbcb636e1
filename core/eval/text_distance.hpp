// How alike two texts are, white space apart: what the figures of `galley eval` are made of. Units: Unicode code
// points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace galley {

/// The property White_Space of Unicode 15 (PropList.txt).
[[nodiscard]] bool is_white(char32_t c);

/// The code points of a UTF-8 text without white space: columns and printers differ in it, readers do not see it.
[[nodiscard]] std::u32string folded(std::string_view text);

/// Levenshtein distance: insertions, losses and exchanges, each one. Time is |a| * |b| / 64.
/// Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), after
/// G. Myers (1999), in blocks of 64 rows.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

/// 1 - distance / length of the longer one; 1 for two empty texts.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

/// How often each run of three code points occurs; a shorter text is one run.
using Trigrams = std::unordered_map<std::uint64_t, std::size_t>;
[[nodiscard]] Trigrams trigrams(std::u32string_view folded_text);
[[nodiscard]] std::size_t size(const Trigrams& grams);
/// The runs that both have, as often as both have them.
[[nodiscard]] std::size_t shared(const Trigrams& a, const Trigrams& b);

}  // namespace galley
