// Text of lines: how words become a line, and a line of new text becomes words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/utf8.hpp"

namespace galley {

namespace detail {

/// A gap wider than this share of the line's height is a printed space even between Chinese characters, which touch
/// or nearly touch otherwise (a full-width character is as wide as it is high).
inline constexpr double cjk_space_of_height = 0.6;

inline char32_t first_char(std::string_view text) {
    const auto chars = decode_utf8(text.substr(0, 4));
    return chars.empty() ? U' ' : chars.front();
}

inline char32_t last_char(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && (static_cast<unsigned char>(text[--start]) & 0xC0) == 0x80) {
    }
    const auto chars = decode_utf8(text.substr(start));
    return chars.empty() ? U' ' : chars.front();
}

inline bool space_between(const Word& left, const Word& right, const Line& line) {
    if (left.text.empty() || right.text.empty()) return false;
    const char32_t a = last_char(left.text), b = first_char(right.text);
    if (is_space(a) || is_space(b)) return false;
    if (!is_cjk(a) && !is_cjk(b)) return true;
    if (left.box.empty() || right.box.empty()) return false;
    const bool vertical = line.box.h > 2 * line.box.w && right.box.y >= left.box.bottom();
    const int gap = vertical ? right.box.y - left.box.bottom() : right.box.x - left.box.right();
    const int height = vertical ? std::min(left.box.w, right.box.w) : std::min(left.box.h, right.box.h);
    const int em = std::max(height, vertical ? line.box.w / 2 : line.box.h / 2);
    return gap > cjk_space_of_height * em;
}

}  // namespace detail

/// Whether a space stands after word `i` of the line, which is not the last.
inline bool space_after(const Line& line, std::size_t i) {
    return detail::space_between(line.words[i], line.words[i + 1], line);
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
