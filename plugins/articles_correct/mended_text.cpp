#include "mended_text.hpp"

#include <algorithm>

#include "galley/utf8.hpp"

namespace galley::articles_correct {

namespace {

constexpr char32_t soft_hyphen = U'\u00AD';

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F); }
bool is_small_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }

void append_line(std::u32string& text, const std::u32string& line, bool other_block) {
    if (text.empty() || line.empty()) {
        text += line;
        return;
    }
    const bool in_word =
        text.size() > 1 && text.back() == U'-' && is_latin(text[text.size() - 2]) && is_latin(line.front());
    if (text.back() == soft_hyphen || (in_word && other_block && is_small_latin(line.front())))
        text.pop_back();
    else if (!in_word && !is_cjk(text.back()) && !is_cjk(line.front()) && !is_space(text.back()))
        text.push_back(U' ');
    text += line;
}

}  // namespace

std::string running_text(const std::vector<TextLine>& lines) {
    std::u32string out;
    for (const TextLine& line : lines) append_line(out, decode_utf8(line.text), line.other_block);
    return encode_utf8(out);
}

Mended with_line(std::string_view whole, std::string_view before, std::string_view after, std::size_t near) {
    if (before.empty()) return {};
    std::size_t best = std::string_view::npos;
    const auto away = [&](std::size_t at) { return at > near ? at - near : near - at; };
    for (std::size_t at = whole.find(before); at != std::string_view::npos; at = whole.find(before, at + 1))
        if (best == std::string_view::npos || away(at) < away(best)) best = at;
    if (best == std::string_view::npos) return {};
    std::string text(whole.substr(0, best));
    text += after;
    text += whole.substr(best + before.size());
    return {std::move(text), true};
}

Mended piece_of_line(std::string_view piece, std::string_view before, std::string_view after) {
    const std::size_t begin = before.find(piece);
    if (piece.empty() || begin == std::string_view::npos) return {};
    const std::u32string old_text = decode_utf8(before), new_text = decode_utf8(after);
    const std::size_t from = decode_utf8(before.substr(0, begin)).size(), to = from + decode_utf8(piece).size();
    const std::size_t most = std::min(old_text.size(), new_text.size());
    std::size_t head = 0, tail = 0;
    while (head < most && old_text[head] == new_text[head]) ++head;
    while (tail < most - head && old_text[old_text.size() - 1 - tail] == new_text[new_text.size() - 1 - tail]) ++tail;
    const std::size_t old_end = old_text.size() - tail, new_end = new_text.size() - tail;
    const auto moved = [&](std::size_t at, std::size_t within) {
        if (at <= head) return at;
        return at >= old_end ? at - old_end + new_end : within;
    };
    const std::size_t first = moved(from, head), last = std::max(first, moved(to, new_end));
    return {encode_utf8(new_text.substr(first, last - first)), true};
}

}  // namespace galley::articles_correct
