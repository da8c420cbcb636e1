// Numbers as newspapers print them: digits of any width, ideographs (二〇二六, 二萬七千三百十一, 廿八), words (four).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::language {

/// Whether the character is part of a number written in digits or ideographs.
[[nodiscard]] bool is_numeral(char32_t c);

/// The value of a text that is a number and nothing else, in digits (thousands parted by a comma or not) or ideographs;
/// nothing for any other text, and for numbers of 10^12 and more.
[[nodiscard]] std::optional<long long> number_of(std::u32string_view text);

/// The value of a number in words of a language (BCP 47), by ICU's rules: "four", "vingt et un"; nothing for another
/// text.
[[nodiscard]] std::optional<long long> spelled_number(const std::string& text, const std::string& language);

/// `text` with full-width letters, digits and marks as those of ASCII, and every white space as one U+0020.
[[nodiscard]] std::u32string narrowed(std::u32string_view text);

}  // namespace galley::language
