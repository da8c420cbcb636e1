#include "chain.hpp"

namespace galley::captions_dedup {

namespace {

/// Bytes of text; some fifty pages of a newspaper.
constexpr std::size_t piece_size = std::size_t{1} << 20;

}  // namespace

void Chain::add_block(std::size_t block) {
    const std::size_t first = size();
    places_.resize(first + page_.blocks[block].lines.size());
    for (std::size_t i = first; i < size(); ++i)
        places_[i] = {static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(i - first)};
}

void Chain::clear() {
    places_.clear();
    kept_ = {};
    edited_.clear();
}

LineRange Chain::piece_from(std::size_t begin) const {
    LineRange piece{begin, begin};
    for (std::size_t bytes = 0; piece.end < size() && bytes < piece_size; ++piece.end)
        for (const Word& word : line_of(piece.end).words) bytes += word.text.size();
    return piece;
}

GlyphStream Chain::read(const LineRange& range) const {
    GlyphStream out;
    for (std::size_t line = range.begin; line < range.end;) {
        std::size_t last = line;
        while (last < range.end && is_known(last)) ++last;
        if (last > line)
            out.add_lines(kept_, line - kept_begin_, last - kept_begin_);
        else
            out.add_line(line_of(last++));
        line = last;
    }
    return out;
}

const GlyphStream& Chain::keep(const LineRange& range) {
    kept_ = read(range);
    kept_begin_ = range.begin;
    edited_.assign(kept_.line_count(), false);
    return kept_;
}

void Chain::edit(std::size_t line, std::string_view text, const EditReason& reason) {
    edit_line(page_, places_[line].block, places_[line].line, text, reason);
    if (is_known(line)) edited_[line - kept_begin_] = true;
}

}  // namespace galley::captions_dedup
