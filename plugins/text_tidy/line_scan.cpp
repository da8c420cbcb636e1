#include "line_scan.hpp"

#include "galley/utf8.hpp"
#include "glyphs.hpp"
#include "marks.hpp"

namespace galley::text_tidy {

namespace {

/// Scripts whose characters are in form C whatever stands beside them, unless the neighbour itself raises the sign.
bool surely_composed(char32_t c) {
    return c < 0x300 || (c >= 0x4E00 && c < 0xA000) || (c >= 0x3000 && c < 0x3099) || (c >= 0x309B && c < 0x3130) ||
           (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x2002 && c < 0x2100) || (c >= 0x400 && c < 0x483) ||
           (c >= 0x3400 && c < 0x4DC0) || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xE000 && c < 0xF900);
}

std::uint32_t sign_of_rare(char32_t c) {
    std::uint32_t signs = 0;
    if (!surely_composed(c)) signs |= not_composed;
    if (is_control(c)) signs |= controls;
    if (is_private_use(c)) signs |= private_use;
    if (is_compatibility(c)) signs |= compatibility_forms;
    if (is_ligature(c)) signs |= ligatures;
    if (is_width_form(c)) signs |= width_forms;
    if (c == 0xAD) signs |= soft_hyphens;
    if (c == U'“' || c == U'”') signs |= double_quotes;
    return signs;
}

/// Characters that no rule about single characters looks at: the great bulk of any text.
bool is_plain(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c < 0xA000) || (c >= 0x3001 && c < 0x3099);
}

/// The most frequent of them, which are neither spaces nor Chinese marks.
bool is_letter_or_ascii(char32_t c) { return (c > 0x20 && c < 0x7F) || (c >= 0x4E00 && c < 0xA000); }

/// Print sets no space beside it, or its neighbour decides.
bool sets_solid(char32_t c) { return c > 0x7F && (is_cjk(c) || is_shared_mark(c)); }

/// Fewer single characters in a row are never joined.
constexpr int least_singles = 3;

}  // namespace

std::uint32_t signs_of(std::string_view line) {
    std::uint32_t signs = 0;
    char32_t before = 0;           // the last character that is no space
    bool after_space = false;      // which is the last character of all
    int singles = 0, letters = 0;  // single-character tokens in a row; characters of the token at hand
    const auto end_token = [&] {
        singles = letters <= 1 ? singles + 1 : 0;
        if (singles >= least_singles) signs |= letter_spaced;
        letters = 0;
    };
    for (std::size_t i = 0; i < line.size();) {
        const DecodedChar next = decode_one(line, i);
        const char32_t c = next.c;
        i += next.length;
        if (is_letter_or_ascii(c) && !after_space) {
            ++letters;
            before = c;
            continue;
        }
        if (next.broken()) signs |= broken_bytes;
        if (!is_plain(c)) signs |= sign_of_rare(c);
        if (is_space(c)) {
            if (!after_space && before != 0) end_token();
            if (!after_space && sets_solid(before)) signs |= cjk_spaces;
            after_space = true;
        } else {
            // Marks may cling to a spaced letter ("，实 现") and do not count.
            if (c < 0x80 || is_han(c) || !is_mark(c)) ++letters;
            if (after_space && before != 0 && sets_solid(c)) signs |= cjk_spaces;
            after_space = false;
            before = c;
        }
    }
    if (after_space) return signs;
    end_token();
    if (before == U'-' || before == 0x2010) signs |= end_hyphen;
    return signs;
}

}  // namespace galley::text_tidy
