#include "glyphs.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "galley/utf8.hpp"

namespace galley::text_tidy {

namespace {

constexpr char32_t soft_hyphen = 0xAD;
/// A full-width form of ASCII lies this far above it (U+FF01 for U+0021).
constexpr char32_t full_width_offset = 0xFEE0;

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

std::u32string normalized(std::u32string_view text, const char* form) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getInstance(nullptr, form, UNORM2_COMPOSE, status);
    const auto in = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                  static_cast<std::int32_t>(text.size()));
    if (U_FAILURE(status)) return std::u32string(text);
    const icu::UnicodeString out = normalizer->normalize(in, status);
    if (U_FAILURE(status)) return std::u32string(text);
    std::u32string result(static_cast<std::size_t>(out.countChar32()), U' ');
    out.toUTF32(reinterpret_cast<UChar32*>(result.data()), static_cast<std::int32_t>(result.size()), status);
    return result;
}

/// Replaces every run of characters of one kind by what `fold` makes of it.
template <typename Fold>
std::u32string replace_runs(std::u32string_view text, bool (*of_kind)(char32_t), Fold fold) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && of_kind(text[end])) ++end;
        if (end > i)
            out += fold(text.substr(i, end - i));
        else
            out.push_back(text[end++]);
        i = end;
    }
    return out;
}

/// NFKC turns ︵ into the ASCII bracket, for want of context; beside Chinese characters the wide one is meant.
std::u32string widened(std::u32string text) {
    for (char32_t& c : text)
        if (between(c, U'!', U'~')) c += full_width_offset;
    return text;
}

/// Radicals that Unicode does not decompose, though text layers hold them in place of the ideograph that looks alike.
/// Each row is a radical and its ideograph; from EquivalentUnifiedIdeograph.txt (Unicode Character Database).
constexpr std::u32string_view radicals =
    U"⺠民⺬示⺰纟⻁虎⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤"
    U"⻨麦⻩黄⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙";

char32_t ideograph_of(char32_t c) {
    for (std::size_t i = 0; i < radicals.size(); i += 2)
        if (radicals[i] == c) return radicals[i + 1];
    return c;
}

std::u32string folded_form(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        switch (c) {
            case 0xFE12:
                out += U'。';
                break;  // NFKC agrees; named because the next two do not
            case 0xFE19:
                out += U'…';
                break;
            case 0xFE30:
                out += U'‥';
                break;
            default: {
                const char32_t ideograph = ideograph_of(c);
                out += widened(normalized({&ideograph, 1}, "nfkc"));
            }
        }
    }
    return out;
}

}  // namespace

bool is_control(char32_t c) {
    return (c < 0x20 && c != U'\t') || between(c, 0x7F, 0x9F) || c == 0xFEFF || between(c, 0x202A, 0x202E) ||
           between(c, 0x2066, 0x2069);
}

bool is_private_use(char32_t c) { return between(c, 0xE000, 0xF8FF) || between(c, 0xF0000, 0x10FFFF); }

bool is_ligature(char32_t c) { return between(c, 0xFB00, 0xFB06) || between(c, 0xFB13, 0xFB17); }

bool is_compatibility(char32_t c) {
    if (between(c, 0xFE49, 0xFE4C)) return false;  // overlines, which NFKC takes apart into a space and an accent
    return between(c, 0xFE10, 0xFE19) || between(c, 0xFE30, 0xFE6B) || between(c, 0x2E80, 0x2FD5);
}

bool is_width_form(char32_t c) {
    // The signs left out are punctuation of Chinese and Japanese text: ！（），：；？［］｛｝～ and ｟｠.
    if (between(c, 0xFF01, 0xFF5E))
        return std::u32string_view(U"！（），：；？［］｛｝～").find(c) == std::u32string_view::npos;
    return between(c, 0xFF61, 0xFFDC) || between(c, 0xFFE0, 0xFFE6);
}

std::u32string drop_controls(std::u32string_view text) {
    std::u32string out(text);
    std::erase_if(out, is_control);
    return out;
}

std::u32string map_private_use(std::u32string_view text, const GlyphMap& map) {
    std::u32string out;
    for (const char32_t c : text) {
        const auto found = map.find(c);
        if (found == map.end())
            out.push_back(c);
        else
            out += found->second;
    }
    return out;
}

std::u32string split_ligatures(std::u32string_view text) {
    return replace_runs(text, is_ligature, [](std::u32string_view run) { return normalized(run, "nfkc"); });
}

std::u32string fold_compatibility(std::u32string_view text) {
    return replace_runs(text, is_compatibility, folded_form);
}

std::u32string fold_width(std::u32string_view text) {
    return replace_runs(text, is_width_form, [](std::u32string_view run) { return normalized(run, "nfkc"); });
}

std::u32string drop_soft_hyphens(std::u32string_view text) {
    std::u32string out(text);
    const bool marks_break = !out.empty() && out.back() == soft_hyphen;
    std::erase(out, soft_hyphen);
    if (marks_break) out.push_back(soft_hyphen);
    return out;
}

std::u32string to_nfc(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        if (is_extender(c))
            while (out.size() > 1 && is_space(out.back())) out.pop_back();
        out.push_back(c);
    }
    return normalized(out, "nfc");
}

}  // namespace galley::text_tidy
