#include "quotes.hpp"

#include "galley/utf8.hpp"
#include "marks.hpp"

namespace galley::text_tidy {

namespace {

constexpr char32_t left_quote = U'“', right_quote = U'”', low_quote = U'„';

bool is_double_quote(char32_t c) { return c == left_quote || c == right_quote || c == low_quote; }

/// The end of the run of equal quotes from `at` on: doubled text has them in pairs.
std::size_t run_end(std::u32string_view text, std::size_t at) {
    const std::size_t end = text.find_first_not_of(text[at], at);
    return end == std::u32string_view::npos ? text.size() : end;
}

bool cannot_close(std::u32string_view text, std::size_t at) {
    return at == 0 || is_space(text[at - 1]) || is_opening_mark(text[at - 1]) || text[at - 1] == U'：';
}

bool cannot_open(std::u32string_view text, std::size_t end) {
    return end == text.size() || is_space(text[end]) || is_closing_mark(text[end]) || is_one_of(text[end], U",.;:!?)");
}

}  // namespace

std::u32string turn_quotes(std::u32string_view text, bool& open) {
    std::u32string out(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_double_quote(text[i])) continue;
        const std::size_t end = run_end(text, i);
        if (text[i] != right_quote || open) {
            // In German the left quote closes what the low one opened.
            open = text[i] == low_quote || (text[i] == left_quote && !open);
            i = end - 1;
            continue;
        }
        std::size_t next = end;
        while (next < text.size() && !is_double_quote(text[next])) ++next;
        if (next == text.size() || text[next] != left_quote) {
            i = end - 1;
            continue;
        }
        const std::size_t next_end = run_end(text, next);
        if (next > end && next_end - next == end - i && (cannot_close(text, i) || cannot_open(text, next_end))) {
            for (std::size_t k = i; k < end; ++k) out[k] = left_quote;
            for (std::size_t k = next; k < next_end; ++k) out[k] = right_quote;
            i = next_end - 1;
        } else {
            i = end - 1;
        }
    }
    return out;
}

}  // namespace galley::text_tidy
