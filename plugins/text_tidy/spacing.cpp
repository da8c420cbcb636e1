#include "spacing.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "galley/utf8.hpp"
#include "marks.hpp"

namespace galley::text_tidy {

namespace {

/// Fewer single characters than these are words of their own: 李 明 is a name, "A B C" a list.
constexpr int least_cjk_of_line = 3, least_alphabetic_of_line = 4;
/// Within a line of other words the evidence must be better: a list of short names has four or five.
constexpr int least_of_part = 6, least_alphabetic_of_part = 5;

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_alphanumeric(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

/// What stands between two spaces.
struct Token {
    std::size_t begin, end;
    bool single;          // one letter or digit, with any marks that cling to it
    bool wide_gap_after;  // more than one space, or an ideographic one
    int cjk = 0, letters = 0, digits = 0;
};

std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        Token token{i, i, false, false};
        for (; i < text.size() && !is_space(text[i]); ++i) {
            if (is_cjk_letter(text[i]))
                ++token.cjk;
            else if (is_letter(text[i]))
                ++token.letters;
            else if (!is_mark(text[i]))
                ++token.digits;
        }
        token.end = i;
        token.single = token.cjk + token.letters + token.digits <= 1;
        std::size_t gap = i;
        while (gap < text.size() && is_space(text[gap])) ++gap;
        token.wide_gap_after = gap > i + 1 || (gap == i + 1 && text[i] == 0x3000);
        tokens.push_back(token);
    }
    return tokens;
}

bool is_letter_spaced(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    int cjk = 0, letters = 0;
    for (std::size_t t = first; t < last; ++t) {
        cjk += tokens[t].cjk;
        letters += tokens[t].letters;
    }
    const bool whole = first == 0 && last == tokens.size();
    if (cjk >= letters && cjk > 0) return static_cast<int>(last - first) >= (whole ? least_cjk_of_line : least_of_part);
    return letters >= (whole ? least_alphabetic_of_line : least_alphabetic_of_part);
}

/// The end of the run of single characters from `first` on. Over a whole line of them wide gaps part words; within
/// a line of other words they part the run from its neighbours.
std::size_t end_of_run(const std::vector<Token>& tokens, std::size_t first, bool over_wide_gaps) {
    std::size_t last = first;
    while (last < tokens.size() && tokens[last].single) {
        ++last;
        if (!over_wide_gaps && tokens[last - 1].wide_gap_after) break;
    }
    return last;
}

bool is_cjk_or_digit(char32_t c) { return is_cjk_letter(c) || is_ascii_digit(c); }

/// Signs that follow a number in its cell.
bool is_unit_sign(char32_t c) {
    return is_one_of(c, U"℃℉°′″‰‱") || (c >= 0x2070 && c <= 0x209F) || is_one_of(c, U"²³¹");
}
bool is_middle_dot(char32_t c) { return is_one_of(c, U"·•‧"); }
bool is_leader(char32_t c) { return is_one_of(c, U"…⋯—"); }

/// `among_solid`: the line holds Chinese or Japanese letters.
bool drops_space(char32_t left, char32_t right, bool wide, bool among_solid) {
    const auto cjk_side = [&](char32_t mark, char32_t other) {
        return among_solid || !is_curly_quote(mark) || is_cjk(other) || is_mark(other);
    };
    if (is_closing_mark(right)) return cjk_side(right, left);
    if (wide) return false;
    if (is_opening_mark(left)) return cjk_side(left, right);
    if (is_inner_mark(left)) return is_cjk_or_digit(right);
    if (among_solid) {
        if (is_alphanumeric(left) && is_unit_sign(right)) return true;
        if (is_middle_dot(left) ? is_ascii_digit(right) : is_middle_dot(right) && is_ascii_digit(left)) return true;
        if (left == right && is_leader(left)) return true;
    }
    return (is_cjk_letter(left) && is_alphanumeric(right) && !is_cjk_letter(right)) ||
           (is_cjk_letter(right) && is_alphanumeric(left) && !is_cjk_letter(left)) ||
           (is_cjk_letter(right) && left == U'%');
}

}  // namespace

std::u32string join_letter_spaced(std::u32string_view text) {
    const auto tokens = tokens_of(text);
    if (tokens.empty()) return std::u32string(text);
    const bool whole = end_of_run(tokens, 0, true) == tokens.size();
    std::u32string out(text.substr(0, tokens.front().begin));
    for (std::size_t t = 0; t < tokens.size();) {
        const std::size_t last = end_of_run(tokens, t, whole);
        const bool joins = last > t && is_letter_spaced(tokens, t, last);
        const std::size_t stop = last > t ? last : t + 1;
        for (; t < stop; ++t) {
            const std::size_t next = t + 1 < tokens.size() ? tokens[t + 1].begin : text.size();
            out += text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin);
            if (!joins || t + 1 == stop)
                out += text.substr(tokens[t].end, next - tokens[t].end);
            else if (tokens[t].wide_gap_after)
                out.push_back(U' ');
        }
    }
    return out;
}

std::u32string drop_cjk_spaces(std::u32string_view text) {
    std::u32string out;
    out.reserve(text.size());
    const bool among_solid = std::any_of(text.begin(), text.end(), is_solid_letter);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_space(text[end])) ++end;
        const bool inside = i > 0 && end < text.size();
        const bool wide = end > i + 1 || (end == i + 1 && text[i] == 0x3000);
        if (end > i && !(inside && drops_space(text[i - 1], text[end], wide, among_solid)))
            out += text.substr(i, end - i);
        if (end < text.size()) out.push_back(text[end]);
        i = end + 1;
    }
    return out;
}

}  // namespace galley::text_tidy
