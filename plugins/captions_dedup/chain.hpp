// Lines that follow each other on a page, read as streams of glyphs and edited.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/edit.hpp"
#include "galley/model.hpp"
#include "glyph_stream.hpp"

namespace galley::captions_dedup {

/// From one line of a chain to before another.
struct LineRange {
    std::size_t begin = 0, end = 0;
};

class Chain {
  public:
    explicit Chain(Page& page) : page_(page) {}

    /// Adds all lines of a block of the page.
    void add_block(std::size_t block);
    void clear();
    [[nodiscard]] std::size_t size() const { return places_.size(); }

    /// The lines from `begin` on that make a piece of a page: large enough that what is done once a piece costs
    /// nothing, small enough that a page of any size needs no memory of its size. A shorter page is one piece.
    [[nodiscard]] LineRange piece_from(std::size_t begin) const;
    /// What stands in a range of lines. Those of the stream that is kept are copied from there, unless they were
    /// edited.
    [[nodiscard]] GlyphStream read(const LineRange& range) const;
    /// Reads a range of lines and keeps what stands there until another is kept.
    const GlyphStream& keep(const LineRange& range);

    [[nodiscard]] std::string text(std::size_t line) const { return text_of(line_of(line)); }
    /// Sets the text of a line, and records the Edit.
    void edit(std::size_t line, std::string_view text, const EditReason& reason);

  private:
    struct Place {
        std::uint32_t block, line;
    };

    [[nodiscard]] const Line& line_of(std::size_t line) const {
        return page_.blocks[places_[line].block].lines[places_[line].line];
    }
    [[nodiscard]] bool is_known(std::size_t line) const {
        return line >= kept_begin_ && line < kept_begin_ + kept_.line_count() && !edited_[line - kept_begin_];
    }

    Page& page_;
    std::vector<Place> places_;
    GlyphStream kept_;
    std::size_t kept_begin_ = 0;
    std::vector<bool> edited_;  // of the lines that are kept
};

}  // namespace galley::captions_dedup
