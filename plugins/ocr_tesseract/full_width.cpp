#include "full_width.hpp"

#include <string_view>

#include "galley/utf8.hpp"

namespace galley::ocr_tesseract {

namespace {

constexpr std::u32string_view half_marks = U",:;?!()", full_marks = U"，：；？！（）";
constexpr std::u32string_view after_closing_quote = U"，。、；：？！）》";
constexpr std::u32string_view before_opening_quote = U"，。、；：（《";

bool contains(std::u32string_view marks, char32_t c) { return marks.find(c) != std::u32string_view::npos; }

/// The nearest character in one direction that is no space and no mark of unknown width; 0 at the end of the line.
char32_t neighbour(const std::u32string& text, std::size_t at, int step) {
    for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(text); i += step) {
        const char32_t c = text[static_cast<std::size_t>(i)];
        if (!is_space(c) && c != U'"' && !contains(half_marks, c)) return c;
    }
    return 0;
}

std::size_t partner(const std::u32string& text, std::size_t at) {
    const bool opens = text[at] == U'(';
    return opens ? text.find_first_of(U")）", at) : text.find_last_of(U"(（", at);
}

bool touches_cjk(const std::u32string& text, std::size_t at) {
    return is_cjk(neighbour(text, at, -1)) || is_cjk(neighbour(text, at, 1));
}

bool belongs_among_cjk(const std::u32string& text, std::size_t at) {
    if (touches_cjk(text, at)) return true;
    if (text[at] != U'(' && text[at] != U')') return false;
    const std::size_t other = partner(text, at);
    return other != std::u32string::npos && touches_cjk(text, other);
}

/// The models mistake （ for 〈 and back. The closest bracket of the other side says which it is, if it is one of them.
void pair_brackets(std::u32string& text) {
    std::size_t open = std::u32string::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'（' || text[i] == U'〈') open = i;
        if ((text[i] != U'）' && text[i] != U'〉') || open == std::u32string::npos) continue;
        if (text[open] == U'（' || text[i] == U'）') text[open] = U'（', text[i] = U'）';
        open = std::u32string::npos;
    }
}

char32_t quote_at(const std::u32string& text, std::size_t at, const QuoteState& quotes) {
    if (at + 1 < text.size() && contains(after_closing_quote, text[at + 1])) return U'”';
    if (at > 0 && contains(before_opening_quote, text[at - 1])) return U'“';
    return quotes.open ? U'”' : U'“';
}

}  // namespace

void print_full_width(std::vector<Word>& words, QuoteState& quotes) {
    std::u32string text;
    std::vector<std::size_t> ends;
    for (const Word& word : words) {
        text += decode_utf8(word.text);
        ends.push_back(text.size());
    }
    const std::u32string read = text;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (const auto mark = half_marks.find(read[i]); mark != std::u32string_view::npos && belongs_among_cjk(read, i))
            text[i] = full_marks[mark];
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'"' && touches_cjk(read, i)) text[i] = quote_at(text, i, quotes);
        if (text[i] == U'“' || text[i] == U'”') quotes.open = text[i] == U'“';
    }
    pair_brackets(text);
    std::size_t start = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
        words[w].text = encode_utf8(std::u32string_view(text).substr(start, ends[w] - start));
        start = ends[w];
    }
}

}  // namespace galley::ocr_tesseract
