// UTF-8 in and out, and the few character classes that layout and joining need. Anything finer is ICU's work.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

/// One character and how many bytes it took; U+FFFD of one byte is a byte that is part of no well-formed sequence.
struct DecodedChar {
    char32_t c;
    std::size_t length;

    [[nodiscard]] constexpr bool broken() const { return c == U'\uFFFD' && length == 1; }
};

/// The character that begins at byte `at`, which must lie within `text` (Unicode 15, section 3.9).
constexpr DecodedChar decode_one(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    // The six bits of a byte that goes on; any other sets all bits above, which no character has.
    const auto bits = [&](std::size_t k) -> char32_t {
        const auto next = static_cast<unsigned char>(text[at + k]);
        return (next & 0xC0) == 0x80 ? next & 0x3F : ~char32_t{0x3F};
    };
    constexpr DecodedChar broken{U'\uFFFD', 1};
    const std::size_t left = text.size() - at;
    if (lead < 0xE0) {
        if (lead < 0xC2 || left < 2) return broken;
        const char32_t c = (lead & 0x1Fu) << 6 | bits(1);
        return c < 0x800 ? DecodedChar{c, 2} : broken;
    }
    if (lead < 0xF0) {
        if (left < 3) return broken;
        const char32_t c = (lead & 0x0Fu) << 12 | bits(1) << 6 | bits(2);
        return c >= 0x800 && c < 0x10000 && (c & 0xF800) != 0xD800 ? DecodedChar{c, 3} : broken;
    }
    if (lead > 0xF4 || left < 4) return broken;
    const char32_t c = (lead & 0x07u) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    return c >= 0x10000 && c <= 0x10FFFF ? DecodedChar{c, 4} : broken;
}

/// Decodes UTF-8. Each byte that is part of no well-formed sequence becomes U+FFFD.
inline std::u32string decode_utf8(std::string_view text) {
    std::u32string out(text.size(), U'\0');  // at most one character a byte
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        out[count++] = next.c;
        i += next.length;
    }
    out.resize(count);
    return out;
}

inline void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (c >> 6)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (c >> 12)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xF0 | (c >> 18)));
        out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
}

inline std::string encode_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

/// ASCII and ideographic spaces, no-break space, tab and line ends.
constexpr bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Han ideographs of every block, with the iteration mark and the ideographic zero.
constexpr bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 || c == 0x3007;
}

/// Characters set without spaces between words: Han, kana, bopomofo, what is made of them (radicals, strokes, ㎡ ㋿
/// 🈚) and their punctuation, full-width and vertical forms. The curly quotes, the dash and the ellipsis belong to both
/// worlds and do not count (is_shared_mark).
constexpr bool is_cjk(char32_t c) {
    return c >= 0x2E80 &&
           (is_han(c) || c <= 0x2FFF || (c >= 0x3001 && c <= 0x312F) || (c >= 0x3190 && c <= 0x4DFF) ||
            (c >= 0xFE10 && c <= 0xFE1F) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF9F) ||
            (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x16FE0 && c <= 0x18DFF) || (c >= 0x1AFF0 && c <= 0x1B2FF) ||
            (c >= 0x1F200 && c <= 0x1F2FF));
}

/// Han or kana: a line with one of them is set without spaces between words.
constexpr bool is_solid_letter(char32_t c) {
    return c >= 0x2E80 && (is_han(c) || (c >= 0x3041 && c <= 0x30FA && !(c >= 0x3097 && c <= 0x30A0)) ||
                           (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x1AFF0 && c <= 0x1B16F));
}

/// Korean letters, whose words are parted by spaces even beside ideographs.
constexpr bool is_hangul(char32_t c) {
    return (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
           (c >= 0xA960 && c <= 0xA97F) || (c >= 0xFFA0 && c <= 0xFFDC);
}

/// Marks and signs that Chinese print sets in a cell without spaces, and Latin print as words: “ … — · × ℃ ² Ⅳ ① ■.
constexpr bool is_shared_mark(char32_t c) {
    return (c >= 0xB0 && c <= 0xB3) || c == 0xB7 || c == 0xB9 || c == 0xD7 || c == 0xF7 ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x2070 && c <= 0x209F) ||
           (c >= 0x2100 && c <= 0x27BF);
}

/// Characters that belong to the one before them: combining marks, variation selectors, joiners.
constexpr bool is_extender(char32_t c) {
    return c >= 0x300 && (c <= 0x36F || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF) ||
                          (c >= 0x1DC0 && c <= 0x1DFF) || c == 0x200C || c == 0x200D || (c >= 0x20D0 && c <= 0x20FF) ||
                          (c >= 0x302A && c <= 0x302F) || c == 0x3099 || c == 0x309A || (c >= 0xFE00 && c <= 0xFE0F) ||
                          (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0xE0100 && c <= 0xE01EF));
}

/// Marks that say how an ideograph is put together of those that follow: ⿰⿱㇯. Nothing parts a description.
constexpr bool is_description(char32_t c) { return (c >= 0x2FF0 && c <= 0x2FFF) || c == 0x31EF || c == 0x303E; }

}  // namespace galley
