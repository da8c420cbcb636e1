#include "language/terms.hpp"

#include <algorithm>

#include "galley/utf8.hpp"

namespace galley::language {

namespace {

constexpr std::size_t stem = 6;           // letters of a word that count
constexpr std::size_t shortest_word = 3;  // "of" and "in" say nothing

bool is_letter(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
           (c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x52F);
}

char32_t lowered(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

std::uint64_t mixed(std::uint64_t hash, char32_t c) { return (hash ^ c) * 0x100000001B3ull; }  // FNV-1a

constexpr std::uint64_t hash_start = 0xCBF29CE484222325ull;

}  // namespace

std::vector<std::uint64_t> terms_of(std::u32string_view text) {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < text.size();) {
        if (is_letter(text[i])) {
            std::uint64_t hash = hash_start;
            std::size_t end = i;
            for (; end < text.size() && is_letter(text[end]); ++end)
                if (end - i < stem) hash = mixed(hash, lowered(text[end]));
            if (end - i >= shortest_word || is_ascii_digit(text[i])) out.push_back(hash);
            i = end;
            continue;
        }
        const bool pair = is_cjk(text[i]) && i + 1 < text.size() && is_han(text[i]) && is_han(text[i + 1]);
        if (pair) out.push_back(mixed(mixed(hash_start, text[i]), text[i + 1]));
        ++i;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace galley::language
