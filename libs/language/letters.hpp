// Which characters words are made of, in any script.
#pragma once

#include <string>
#include <string_view>

#include "galley/utf8.hpp"

namespace galley::language {

/// How a character takes part in words. Words of letters stand between spaces; scripts whose words do not are compared
/// by pairs of neighbouring characters of one script.
enum class WordPart {
    none,      ///< spaces, marks, symbols
    letter,    ///< a letter or digit of a script that parts its words, such as Latin, Cyrillic, Arabic
    mark,      ///< a combining mark: belongs to the character before it
    han,       ///< with the iteration mark and the ideographic zero
    hiragana,  ///<
    katakana,  ///< with the sign of length
    hangul,    ///< words have spaces between, but particles grow on to them
    unspaced,  ///< Thai, Lao, Khmer, Burmese, with their vowel signs: line break class SA of Unicode's Annex 14
};

namespace detail {
[[nodiscard]] WordPart word_part_of_other(char32_t c);
}

/// By Unicode's properties; ASCII and the ideographs of most text are told here.
[[nodiscard]] inline WordPart word_part(char32_t c) {
    if (c < 0x80) {
        const bool letter = ((c | 0x20) >= U'a' && (c | 0x20) <= U'z') || is_ascii_digit(c);
        return letter ? WordPart::letter : WordPart::none;
    }
    return is_han(c) ? WordPart::han : detail::word_part_of_other(c);
}

constexpr bool is_paired(WordPart part) { return part >= WordPart::han; }

/// Case folded (Unicode's simple folding); full-width letters and digits as narrow ones.
[[nodiscard]] char32_t folded(char32_t c);

/// Whether a text holds a character that may join what stands before it.
[[nodiscard]] bool may_compose(std::u32string_view text);

/// Canonically composed (NFC). Text that is so already, which is nearly all, is only looked at.
[[nodiscard]] std::u32string composed(std::u32string_view text);

/// Is most of the text of scripts that run from right to left, such as Arabic and Hebrew? Digits and marks do not
/// count; `has_letters` tells whether anything did.
struct Direction {
    bool right_to_left = false, has_letters = false;
};
[[nodiscard]] Direction direction_of(std::u32string_view text);

}  // namespace galley::language
