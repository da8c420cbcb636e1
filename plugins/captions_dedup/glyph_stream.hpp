// The printed characters of neighbouring lines in one row, without spaces: what doubling is looked for in.
//
// Spaces do not count, because a layer may draw them once, twice or apart from the run they belong to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"

namespace galley::captions_dedup {

class GlyphStream {
  public:
    void add_line(const Line& line);
    /// Adds lines of `other` as they stand there, from `first` to before `last`; quicker than reading them again.
    void add_lines(const GlyphStream& other, std::size_t first, std::size_t last);

    [[nodiscard]] std::u32string_view glyphs() const { return {glyphs_.data(), size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t line_count() const { return begins_.size(); }
    /// The first glyph of a line, and one past its last.
    [[nodiscard]] std::size_t begin_of(std::size_t line) const { return begins_[line]; }
    [[nodiscard]] std::size_t end_of(std::size_t line) const {
        return line + 1 < begins_.size() ? begins_[line + 1] : size_;
    }
    /// The line that holds the glyph at `at`; the last line for the end of the stream.
    [[nodiscard]] std::size_t line_at(std::size_t at) const;
    [[nodiscard]] bool starts_line(std::size_t at) const {
        return at == size() || marks_[at] == (first_of_line | boundary);
    }
    [[nodiscard]] bool after_space(std::size_t at) const { return at < size() && (marks_[at] & spaced); }
    /// True where a text may begin or end: at a line's edge, after a sentence, at a space between Chinese words.
    [[nodiscard]] bool is_boundary(std::size_t at) const { return at == size() || (marks_[at] & boundary); }

    /// All of them but the end, ascending.
    [[nodiscard]] const std::vector<std::size_t>& boundaries() const { return boundaries_; }

  private:
    /// What stands before a glyph.
    enum Mark : unsigned char { none = 0, spaced = 1, first_of_line = 2, boundary = 4 };

    /// Makes room for so many glyphs more.
    void grow(std::size_t glyphs);

    std::size_t size_ = 0;  // of what is filled of the next two
    std::u32string glyphs_;
    std::vector<unsigned char> marks_;  // of each glyph
    std::vector<std::size_t> begins_, boundaries_;
};

/// `text` without the glyphs whose entry in `dropped` is true, from `first` on one entry a glyph. A glyph that stays
/// keeps the spaces before it; the line's own indent stays as it was.
std::string without_glyphs(std::string_view text, const std::vector<bool>& dropped, std::size_t first);

}  // namespace galley::captions_dedup
