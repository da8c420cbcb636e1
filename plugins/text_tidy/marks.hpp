// The punctuation of Chinese and Japanese text, by what it does to the space beside it.
#pragma once

#include <string_view>

#include "galley/utf8.hpp"

namespace galley::text_tidy {

inline bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Marks that cling to what stands before them.
inline bool is_closing_mark(char32_t c) { return is_one_of(c, U"，。、；：！？）》」』】〉〕〗”’％"); }
/// Marks that cling to what follows them.
inline bool is_opening_mark(char32_t c) { return is_one_of(c, U"（《「『【〈〔〖“‘"); }
/// Curly quotes serve Latin text as well, so that their neighbour decides.
inline bool is_curly_quote(char32_t c) { return is_one_of(c, U"“”‘’"); }
/// Marks within a sentence; a space after a full stop may part it from a credit line.
inline bool is_inner_mark(char32_t c) { return is_one_of(c, U"，、；："); }

inline bool is_mark(char32_t c) {
    return is_closing_mark(c) || is_opening_mark(c) || (c >= 0x3001 && c <= 0x3003) || is_one_of(c, U"…—·");
}

/// A character that print sets solid: Han, kana, and full-width letters and digits.
inline bool is_cjk_letter(char32_t c) { return is_cjk(c) && !is_mark(c) && c != 0x3000; }

}  // namespace galley::text_tidy
