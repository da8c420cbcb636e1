#include "bigrams.hpp"

#include "galley/utf8.hpp"

namespace galley::write_sqlite {

namespace {

/// Characters that are searched by pairs: Han, kana, bopomofo. CJK punctuation parts runs.
bool in_pairs(char32_t c) {
    return is_han(c) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FA) ||
           (c >= 0x30FC && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D);
}

/// Letters and digits that may touch a run of Chinese: ASCII, Latin and full-width ones.
bool in_words(char32_t c) {
    return is_ascii_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0xFF10 && c <= 0xFF19) ||
           (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

}  // namespace

std::string with_bigrams(std::string_view text) {
    const std::u32string chars = decode_utf8(text);
    std::string out;
    const auto pair = [&](std::size_t i) {
        append_utf8(out, chars[i]);
        append_utf8(out, chars[i + 1]);
        out += ' ';
    };
    for (std::size_t i = 0; i < chars.size(); ++i) {
        const bool more = i + 1 < chars.size();
        if (!in_pairs(chars[i])) {
            append_utf8(out, chars[i]);
            if (!more || !in_pairs(chars[i + 1])) continue;
            out += ' ';
            if (in_words(chars[i])) pair(i);
        } else if (more && in_pairs(chars[i + 1])) {
            pair(i);
        } else {
            if (more && in_words(chars[i + 1])) pair(i);
            append_utf8(out, chars[i]);
            out += ' ';
        }
    }
    return out;
}

}  // namespace galley::write_sqlite
