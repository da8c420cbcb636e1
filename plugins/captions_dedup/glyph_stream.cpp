#include "glyph_stream.hpp"

#include <algorithm>

#include "galley/text.hpp"

namespace galley::captions_dedup {

namespace {

bool ends_sentence(char32_t c) { return std::u32string_view(U"。！？!?").find(c) != std::u32string_view::npos; }
bool is_closing_quote(char32_t c) { return std::u32string_view(U"”’」』）").find(c) != std::u32string_view::npos; }

}  // namespace

void GlyphStream::add_line(Place place, const Line& line) {
    places_.push_back(place);
    begins_.push_back(glyphs_.size());
    Before before = Before::line;
    for (const char32_t c : decode_utf8(text_of(line))) {
        if (is_space(c)) {
            if (before == Before::glyph) before = Before::space;
            continue;
        }
        glyphs_.push_back(c);
        before_.push_back(before);
        before = Before::glyph;
    }
}

std::size_t GlyphStream::line_at(std::size_t at) const {
    return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), at) - begins_.begin()) - 1;
}

bool GlyphStream::is_boundary(std::size_t at) const {
    if (starts_line(at)) return true;
    const char32_t left = glyphs_[at - 1], right = glyphs_[at];
    if (after_space(at)) return is_cjk(left) || is_cjk(right) || ends_sentence(left) || left == U'.';
    if (ends_sentence(left)) return !ends_sentence(right) && !is_closing_quote(right);
    return is_closing_quote(left) && at >= 2 && ends_sentence(glyphs_[at - 2]);
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
