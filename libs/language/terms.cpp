#include "language/terms.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "galley/utf8.hpp"
#include "language/letters.hpp"

namespace galley::language {

namespace {

constexpr std::size_t stem = 6;           // letters of a word that count
constexpr std::size_t shortest_word = 3;  // "of" and "in" say nothing

std::uint64_t mixed(std::uint64_t hash, char32_t c) { return (hash ^ c) * 0x100000001B3ull; }  // FNV-1a

constexpr std::uint64_t hash_start = 0xCBF29CE484222325ull;

/// Points of Hebrew and vowel signs of Arabic, which have combining classes of their own, and the Arabic stretch.
bool may_be_left_out(char32_t c) {
    constexpr char32_t tatweel = 0x640;
    const int position = u_getCombiningClass(static_cast<UChar32>(c));
    return c == tatweel || (position >= 10 && position <= 35);
}

/// Adds the word that begins at `i`, if it is long enough, and returns its end.
std::size_t add_word(std::u32string_view text, std::size_t i, std::vector<std::uint64_t>& out) {
    std::uint64_t hash = hash_start;
    std::size_t end = i, letters = 0;
    for (; end < text.size(); ++end) {
        const char32_t c = text[end];
        const WordPart part = word_part(c);
        if (part != WordPart::letter && part != WordPart::mark) break;
        if (c >= 0x300 && may_be_left_out(c)) continue;
        if (letters++ < stem) hash = mixed(hash, c < 0x80 ? (c >= U'A' && c <= U'Z' ? c | 0x20 : c) : folded(c));
    }
    if (letters >= shortest_word || u_isdigit(static_cast<UChar32>(text[i]))) out.push_back(hash);
    return end;
}

}  // namespace

std::vector<std::uint64_t> terms_of(std::u32string_view printed, Pairs pairs) {
    std::u32string whole;
    std::u32string_view text = printed;
    if (may_compose(printed)) text = whole = composed(printed);
    std::vector<std::uint64_t> out;
    out.reserve(text.size() / 2);
    WordPart next = text.empty() ? WordPart::none : word_part(text[0]);
    for (std::size_t i = 0; i < text.size();) {
        const WordPart part = next;
        if (part == WordPart::letter) {
            i = add_word(text, i, out);
            next = i < text.size() ? word_part(text[i]) : WordPart::none;
            continue;
        }
        next = i + 1 < text.size() ? word_part(text[i + 1]) : WordPart::none;
        const bool kana = part == WordPart::hiragana || part == WordPart::katakana;
        const bool counts = is_paired(part) && (pairs == Pairs::all || !kana);
        if (counts && next == part) out.push_back(mixed(mixed(hash_start, text[i]), text[i + 1]));
        ++i;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace galley::language
