// Rules about single characters: what a text layer holds in place of the letter that is printed.
//
// Each is pure: text in, text out. A text without such characters comes back as it was.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace galley::text_tidy {

/// Replacements of private-use characters, which mean something in one font alone.
using GlyphMap = std::map<char32_t, std::u32string>;

bool is_control(char32_t c);        ///< NUL, C0, C1, byte order mark, bidi embeddings and isolates; not the tab
bool is_private_use(char32_t c);    ///< of the three private-use areas
bool is_ligature(char32_t c);       ///< ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ and the Armenian ones
bool is_compatibility(char32_t c);  ///< vertical and small forms, CJK and Kangxi radicals in place of ideographs
bool is_width_form(char32_t c);     ///< full-width letters, digits and signs; half-width kana and Hangul

std::u32string drop_controls(std::u32string_view text);
std::u32string map_private_use(std::u32string_view text, const GlyphMap& map);
std::u32string split_ligatures(std::u32string_view text);
/// ︵ becomes （, ﹁ becomes 「, ﹐ becomes ，, ⼈ becomes 人.
std::u32string fold_compatibility(std::u32string_view text);
/// Full-width letters, digits and signs become narrow, half-width kana become wide. The marks that Chinese and
/// Japanese text is punctuated with stay as they are.
std::u32string fold_width(std::u32string_view text);
/// Takes out soft hyphens; one at the end of the text stays, for it marks a word broken between two lines.
std::u32string drop_soft_hyphens(std::u32string_view text);
/// Unicode normalization form C. A combining mark or variation selector that a space parts from its letter joins it.
std::u32string to_nfc(std::u32string_view text);

}  // namespace galley::text_tidy
