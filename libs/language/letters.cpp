#include "language/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>

#include "galley/utf8.hpp"

namespace galley::language {

namespace {

constexpr char32_t first_mark = 0x300;  // of all combining marks
constexpr char32_t full_width_first = 0xFF01, full_width_last = 0xFF5E, full_width_offset = 0xFEE0;

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

WordPart part_of_script(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(icu(c), &status)) {
        case USCRIPT_HAN:
            return WordPart::han;
        case USCRIPT_HIRAGANA:
            return WordPart::hiragana;
        case USCRIPT_KATAKANA:
            return WordPart::katakana;
        case USCRIPT_HANGUL:
            return WordPart::hangul;
        default:
            break;
    }
    if (uscript_hasScript(icu(c), USCRIPT_KATAKANA)) return WordPart::katakana;  // the sign of length
    return u_getIntPropertyValue(icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ? WordPart::unspaced
                                                                                   : WordPart::letter;
}

/// A quick no for nearly everything: most quotes, dashes and marks of Chinese and Japanese are no combining marks.
bool joins_before(char32_t c) {
    if (c < first_mark || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3029) ||
        (c >= 0xFF00 && c <= 0xFFEF) || is_han(c))
        return false;
    const auto syllable = u_getIntPropertyValue(icu(c), UCHAR_HANGUL_SYLLABLE_TYPE);
    return u_getCombiningClass(icu(c)) != 0 || syllable == U_HST_LEADING_JAMO || syllable == U_HST_VOWEL_JAMO ||
           syllable == U_HST_TRAILING_JAMO;
}

}  // namespace

WordPart detail::word_part_of_other(char32_t c) {
    if (u_isalnum(icu(c))) return part_of_script(c);
    if ((U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) == 0) return WordPart::none;
    const bool unspaced = u_getIntPropertyValue(icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
    return unspaced ? WordPart::unspaced : WordPart::mark;
}

char32_t folded(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
    if (c >= full_width_first && c <= full_width_last) return folded(c - full_width_offset);
    return static_cast<char32_t>(u_foldCase(icu(c), U_FOLD_CASE_DEFAULT));
}

bool may_compose(std::u32string_view text) { return std::any_of(text.begin(), text.end(), joins_before); }

std::u32string composed(std::u32string_view text) {
    std::u32string out(text);
    if (!may_compose(text)) return out;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return out;
    const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                      static_cast<std::int32_t>(text.size()));
    const icu::UnicodeString whole = nfc->normalize(source, status);
    if (U_FAILURE(status)) return out;
    out.clear();
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(whole.char32At(i)));
    return out;
}

Direction direction_of(std::u32string_view text) {
    std::size_t right = 0, all = 0;
    for (const char32_t c : text) {
        if (c < 0x80 ? !((c | 0x20) >= U'a' && (c | 0x20) <= U'z') : !u_isalpha(icu(c))) continue;
        ++all;
        if (c < 0x590) continue;  // the first script that runs from right to left begins there
        const UCharDirection direction = u_charDirection(icu(c));
        right += direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ? 1 : 0;
    }
    return {2 * right > all, all > 0};
}

}  // namespace galley::language
