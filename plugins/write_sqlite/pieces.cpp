#include "pieces.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <set>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::write_sqlite {

std::string pieces_of(std::string_view text) {
    const std::u32string chars = decode_utf8(text);
    std::set<std::u32string_view> pieces;
    const auto is_control = [](char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); };
    for (std::size_t i = 0; i < chars.size(); ++i) {
        if (is_control(chars[i])) continue;
        pieces.insert(std::u32string_view(chars).substr(i, 1));
        if (i + 1 < chars.size() && !is_control(chars[i + 1])) pieces.insert(std::u32string_view(chars).substr(i, 2));
    }
    std::string out;
    for (const std::u32string_view piece : pieces) {
        for (const char32_t c : piece) append_utf8(out, c);
        out += '\n';
    }
    return out;
}

std::string with_plain_letters(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
    const icu::UnicodeString apart = decomposer->normalize(
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
    if (U_FAILURE(status) != 0) throw InternalError(std::string("accents cannot be told: ") + u_errorName(status));
    icu::UnicodeString plain;
    UChar32 before = 0;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 c = apart.char32At(at);
        // Marks of kana (が, ぱ) and of most scripts make another letter; over Latin, Greek and Cyrillic they are
        // accents.
        constexpr UChar32 last_of_europe = 0x052F;
        const bool accent = u_charType(c) == U_NON_SPACING_MARK;
        if (!accent || before > last_of_europe) plain.append(c);
        if (!accent) before = c;
    }
    const icu::UnicodeString together = icu::Normalizer2::getNFCInstance(status)->normalize(plain, status);
    std::string out(text), without;
    together.toUTF8String(without);
    if (without != text) out += "\n" + without;
    return out;
}

}  // namespace galley::write_sqlite
