// The words of a text, so that two texts can be compared.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley::language {

/// Whose pairs count. A model that has learned from Japanese without pairs of kana (libs/page_graph) goes on without.
enum class Pairs { all, without_kana };

/// The distinct terms of a text as hashes, ascending: pairs of neighbouring characters of scripts whose words have no
/// spaces between or particles grown on to them (Han, kana, Hangul, Thai), and words of all other scripts by their
/// first letters, so that most inflections agree. Case, composition of accents, and the vowel signs that Arabic and
/// Hebrew may leave out make no difference.
std::vector<std::uint64_t> terms_of(std::u32string_view text, Pairs pairs = Pairs::all);

}  // namespace galley::language
