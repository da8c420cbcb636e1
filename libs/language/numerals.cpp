#include "language/numerals.hpp"

#include <unicode/fmtable.h>
#include <unicode/locid.h>
#include <unicode/parsepos.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

#include "galley/utf8.hpp"

namespace galley::language {

namespace {

constexpr long long too_large = 1'000'000'000'000;

/// 0 to 9, or -1.
int digit_of(char32_t c) {
    if (is_ascii_digit(c)) return static_cast<int>(c - U'0');
    if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
    constexpr std::u32string_view ideographs = U"〇一二三四五六七八九";
    if (const auto at = ideographs.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
    if (c == U'零' || c == U'○' || c == U'Ｏ') return 0;
    return -1;
}

/// 10, 100, … for the ideographs that multiply what stands before them; 0 for any other.
long long unit_of(char32_t c) {
    switch (c) {
        case U'十':
            return 10;
        case U'百':
            return 100;
        case U'千':
            return 1000;
        case U'万':
        case U'萬':
            return 10'000;
        case U'亿':
        case U'億':
            return 100'000'000;
        default:
            return 0;
    }
}

/// 20 and 30, which old print writes as one character.
int tens_of(char32_t c) { return c == U'廿' ? 20 : c == U'卅' ? 30 : 0; }

/// Digits one after the other: 2026, 二〇二六, 12,946.
std::optional<long long> positional(std::u32string_view text) {
    long long value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U',' || text[i] == U'，') {
            constexpr std::size_t group = 3;
            if (i == 0 || (text.size() - i) % (group + 1) != 0) return std::nullopt;
            continue;
        }
        const int digit = digit_of(text[i]);
        if (digit < 0) return std::nullopt;
        value = value * 10 + digit;
        if (value >= too_large) return std::nullopt;
    }
    return value;
}

/// 二萬七千三百十一: what stands before a unit is multiplied by it; 萬 and 億 multiply all that stands before them.
std::optional<long long> multiplied(std::u32string_view text) {
    constexpr long long myriad = 10'000;
    long long total = 0, section = 0, digits = 0;
    bool pending = false;
    for (const char32_t c : text) {
        if (const int digit = digit_of(c); digit >= 0) {
            digits = digits * 10 + digit;
            pending = digit != 0 || pending;
        } else if (const int tens = tens_of(c); tens > 0) {
            section += tens;
        } else if (const long long unit = unit_of(c); unit >= myriad) {
            total = (total + section + digits) * unit;
            section = digits = 0, pending = false;
        } else if (unit > 0) {
            section += (pending ? digits : 1) * unit;
            digits = 0, pending = false;
        } else {
            return std::nullopt;
        }
        if (total >= too_large || section >= too_large || digits >= too_large) return std::nullopt;
    }
    return total + section + digits;
}

}  // namespace

bool is_numeral(char32_t c) { return digit_of(c) >= 0 || unit_of(c) > 0 || tens_of(c) > 0; }

std::optional<long long> number_of(std::u32string_view text) {
    if (text.empty()) return std::nullopt;
    for (const char32_t c : text)
        if (unit_of(c) > 0 || tens_of(c) > 0) return multiplied(text);
    return positional(text);
}

std::optional<long long> spelled_number(const std::string& text, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale::forLanguageTag(language, status), status);
    if (U_FAILURE(status) || text.empty()) return std::nullopt;
    icu::UnicodeString words = icu::UnicodeString::fromUTF8(text);
    words.toLower();
    icu::Formattable value;
    icu::ParsePosition position(0);
    format.parse(words, value, position);
    if (position.getIndex() != words.length()) return std::nullopt;
    const long long number = value.getInt64(status);
    return U_FAILURE(status) || number < 0 || number >= too_large ? std::nullopt : std::optional(number);
}

std::u32string narrowed(std::u32string_view text) {
    constexpr char32_t first = 0xFF01, last = 0xFF5E, offset = 0xFEE0;
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        if (is_space(c)) {
            if (out.empty() || out.back() != U' ') out.push_back(U' ');
        } else {
            out.push_back(c >= first && c <= last ? c - offset : c);
        }
    }
    return out;
}

}  // namespace galley::language
