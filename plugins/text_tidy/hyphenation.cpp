#include "hyphenation.hpp"

#include <unicode/uchar.h>

#include "galley/utf8.hpp"

namespace galley::text_tidy {

namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }

std::u32string_view last_word(std::u32string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin);
}

std::u32string_view first_word(std::u32string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_letter(text[end])) ++end;
    return text.substr(0, end);
}

std::u32string folded(std::u32string_view word) {
    std::u32string out;
    for (const char32_t c : word) out.push_back(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), 0)));
    return out;
}

std::u32string hyphenated_word(std::u32string_view left, std::u32string_view right) {
    return folded(left) + U'-' + folded(right);
}

}  // namespace

void collect_compounds(std::u32string_view line, WordSet& compounds) {
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
        if (is_hyphen(line[i]) && is_letter(line[i - 1]) && is_letter(line[i + 1]))
            compounds.insert(hyphenated_word(last_word(line.substr(0, i)), first_word(line.substr(i + 1))));
}

std::u32string soften_hyphen(std::u32string_view line, std::u32string_view next, const HyphenWords& words) {
    std::u32string out(line);
    if (line.empty() || !is_hyphen(line.back())) return out;
    const auto left = last_word(line.substr(0, line.size() - 1));
    const auto right = first_word(next);
    if (left.empty() || right.empty() || !u_islower(static_cast<UChar32>(right.front()))) return out;
    if (words.after_hanging.contains(right) || words.compound_first.contains(folded(left)) ||
        words.compounds.contains(hyphenated_word(left, right)))
        return out;
    out.back() = soft_hyphen;
    return out;
}

}  // namespace galley::text_tidy
