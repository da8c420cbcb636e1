#include "glyph_stream.hpp"

#include <algorithm>

#include "galley/text.hpp"

namespace galley::captions_dedup {

namespace {

bool ends_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?'; }
bool is_closing_quote(char32_t c) { return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）'; }

/// Characters that make the bulk of any text: neither spaces nor marks, and no text begins between two of them.
bool is_plain(char32_t c) {
    return (c >= 0x4E00 && c < 0xA000) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_ascii_digit(c);
}

/// Whether a text may begin at `right`, with `left` and perhaps a space before it.
bool parts_text(char32_t before_left, char32_t left, char32_t right, bool space) {
    if (space) return is_cjk(left) || is_cjk(right) || ends_sentence(left) || left == U'.';
    if (ends_sentence(left)) return !ends_sentence(right) && !is_closing_quote(right);
    return is_closing_quote(left) && ends_sentence(before_left);
}

}  // namespace

void GlyphStream::grow(std::size_t glyphs) {
    if (size_ + glyphs <= glyphs_.size()) return;
    glyphs_.resize(std::max(size_ + glyphs, 2 * size_));
    marks_.resize(glyphs_.size());
}

void GlyphStream::add_line(const Line& line) {
    begins_.push_back(size_);
    const bool single = line.words.size() == 1;
    const std::string joined = single ? std::string() : text_of(line);
    const std::string_view text = single ? std::string_view(line.words.front().text) : joined;
    grow(text.size());  // at most one glyph a byte
    char32_t* const glyphs = glyphs_.data();
    unsigned char* const marks = marks_.data();
    std::size_t size = size_;
    char32_t before_left = 0, left = 0;
    bool after_space = false, after_plain = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = decode_one(text, at);
        at += length;
        const bool plain = is_plain(c);
        if (!plain && is_space(c)) {
            after_space = true;
            continue;
        }
        unsigned char mark = none;
        if (!plain || !after_plain || after_space) {
            mark = left == 0 ? first_of_line : after_space ? spaced : none;
            if (left == 0 || parts_text(before_left, left, c, after_space)) {
                mark |= boundary;
                boundaries_.push_back(size);
            }
        }
        glyphs[size] = c;
        marks[size++] = mark;
        before_left = left;
        left = c;
        after_space = false;
        after_plain = plain;
    }
    size_ = size;
}

void GlyphStream::add_lines(const GlyphStream& other, std::size_t first, std::size_t last) {
    if (first == last) return;
    const std::size_t begin = other.begin_of(first), end = other.end_of(last - 1);
    grow(end - begin);
    std::copy_n(other.glyphs_.data() + begin, end - begin, glyphs_.data() + size_);
    std::copy_n(other.marks_.data() + begin, end - begin, marks_.data() + size_);
    for (std::size_t line = first; line < last; ++line) begins_.push_back(size_ + other.begins_[line] - begin);
    const auto& theirs = other.boundaries_;
    for (auto at = std::lower_bound(theirs.begin(), theirs.end(), begin); at != theirs.end() && *at < end; ++at)
        boundaries_.push_back(size_ + *at - begin);
    size_ += end - begin;
}

std::size_t GlyphStream::line_at(std::size_t at) const {
    return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), at) - begins_.begin()) - 1;
}

std::string without_glyphs(std::string_view text, const std::vector<bool>& dropped, std::size_t first) {
    std::string out, spaces;
    bool at_start = true, any = false;
    std::string indent;
    for (const char32_t c : decode_utf8(text)) {
        if (is_space(c)) {
            append_utf8(spaces, c);
            continue;
        }
        if (at_start) indent = spaces;
        at_start = false;
        if (!dropped[first]) {
            out += any ? spaces : indent;
            append_utf8(out, c);
            any = true;
        }
        spaces.clear();
        ++first;
    }
    return any ? out + spaces : "";
}

}  // namespace galley::captions_dedup
