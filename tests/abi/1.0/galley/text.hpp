// Text of lines: how words become a line, and a line of new text becomes words.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/utf8.hpp"

namespace galley {

namespace detail {

/// A gap wider than this share of the line's height is a printed space even between Chinese characters, which touch
/// or nearly touch otherwise (a full-width character is as wide as it is high).
inline constexpr double solid_space_of_em = 0.6;
/// Likewise beside a mark, whose ink fills no more than half of its cell.
inline constexpr double solid_space_beside_mark = 1.0;

/// The first character, a space where there is none.
inline char32_t first_char(std::string_view text) { return text.empty() ? U' ' : decode_one(text, 0).c; }

/// The last character that is no extender, a space where there is none.
inline char32_t last_base_char(std::string_view text) {
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
            --start;
        const char32_t c = decode_one(text, start).c;
        if (!is_extender(c)) return c;
        text.remove_suffix(text.size() - start);
    }
    return U' ';
}

inline bool holds_solid_letter(const Line& line) {
    for (const Word& word : line.words)
        for (std::size_t i = 0; i < word.text.size();) {
            const DecodedChar next = decode_one(word.text, i);
            if (is_solid_letter(next.c)) return true;
            i += next.length;
        }
    return false;
}

/// The gap between two words in ems; nothing where a box is missing.
inline std::optional<double> gap_in_ems(const Word& left, const Word& right, const Line& line) {
    if (left.box.empty() || right.box.empty()) return std::nullopt;
    const bool vertical = line.box.h > 2.0 * line.box.w && right.box.y >= left.box.bottom();
    const double gap = vertical ? double(right.box.y) - left.box.bottom() : double(right.box.x) - left.box.right();
    const int height = vertical ? std::min(left.box.w, right.box.w) : std::min(left.box.h, right.box.h);
    return gap / std::max(height, vertical ? line.box.w / 2 : line.box.h / 2);
}

inline bool space_between(const Word& left, const Word& right, const Line& line) {
    if (left.text.empty() || right.text.empty()) return false;
    const char32_t b = first_char(right.text);
    if (is_extender(b) || is_description(b)) return false;
    const char32_t a = last_base_char(left.text);
    if (is_space(a) || is_space(b) || is_description(a)) return false;
    if (is_hangul(a) || is_hangul(b)) return true;
    const bool shared = is_shared_mark(a) || is_shared_mark(b);
    if (!is_cjk(a) && !is_cjk(b) && (!shared || !holds_solid_letter(line))) return true;
    const bool letters = (is_solid_letter(a) || !is_cjk(a)) && (is_solid_letter(b) || !is_cjk(b)) && !shared;
    return gap_in_ems(left, right, line).value_or(0) > (letters ? solid_space_of_em : solid_space_beside_mark);
}

}  // namespace detail

/// Whether a space stands after word `i` of the line, which is not the last.
inline bool space_after(const Line& line, std::size_t i) {
    return detail::space_between(line.words[i], line.words[i + 1], line);
}

/// Whether running text that ends with one character and goes on with another, in the next line, has a space between
/// them: what scripts alone tell (space_after asks the boxes too). `words`: the text's lines break between words.
inline bool space_between_lines(char32_t last, char32_t first, bool words) {
    if (is_space(last) || is_space(first) || is_extender(first)) return false;
    if (words) return !(is_cjk(last) && is_cjk(first));
    const auto in_words = [](char32_t c) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
               (c >= 0xC0 && !is_cjk(c) && !is_shared_mark(c) && !is_space(c));
    };
    return is_hangul(last) || is_hangul(first) || (in_words(last) && in_words(first));
}

/// The text of a line: its words in order, with a space between two that print one. Chinese and Japanese words are
/// joined without a space unless the boxes show a wide gap.
inline std::string text_of(const Line& line) {
    std::string out;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0 && space_after(line, i - 1)) out.push_back(' ');
        out += line.words[i].text;
    }
    return out;
}

/// Mean confidence of a line's words, 1 for a line without words.
inline double confidence_of(const Line& line) {
    if (line.words.empty()) return 1.0;
    double sum = 0;
    for (const Word& word : line.words) sum += word.confidence;
    return sum / static_cast<double>(line.words.size());
}

}  // namespace galley
