// Cutting text wholly into equal neighbours: the form of every doubling.
//
// A tiling covers a stretch from one boundary to another with tiles, each of which is a unit repeated `copies` times:
// AABB is two tiles, ABAB one, aabbcc three. Stretches end at boundaries of the stream, so that 人人 inside a
// sentence is never one.
#pragma once

#include <cstdint>
#include <vector>

#include "glyph_stream.hpp"

namespace galley::captions_dedup {

/// A doubled caption is not wrapped over more lines than this.
inline constexpr std::size_t most_lines = 40;

struct Tile {
    std::size_t begin;  ///< first glyph of the first copy
    std::size_t unit;   ///< glyphs of one copy
};

struct Tiling {
    std::size_t copies = 0;
    std::vector<Tile> tiles;
    std::size_t end = 0;  ///< one past the last glyph
};

/// What a tiling must look like.
struct Shape {
    std::size_t copies;
    bool single_glyphs;  ///< every unit is one character
    bool to_line_end;    ///< ends where a line does, not at any boundary
};

class Tiler {
  public:
    explicit Tiler(const GlyphStream& stream);

    /// Whether any unit repeats right at `start`: a quick answer for the great bulk of text.
    bool repeats_at(std::size_t start);
    /// The longest tiling from `start` that `shape` allows; no tiles when there is none. Of several, the one with the
    /// fewest tiles.
    Tiling longest(std::size_t start, const Shape& shape);

  private:
    bool repeats(std::size_t at, std::size_t unit, std::size_t copies);
    /// Whether the whole line that begins at `start` is one unit again and again, longer than any that is looked for.
    bool repeats_as_long_line(std::size_t start, std::size_t copies);
    void charge_scan(std::size_t glyphs);
    /// Sets line_ to the line that holds `start`.
    void find_line(std::size_t start);
    /// One past the last glyph that a stretch from `start` may hold.
    std::size_t window_end(std::size_t start);

    const GlyphStream& stream_;
    std::size_t line_ = 0;  ///< of the last start; starts mostly follow each other
    /// Comparisons left for this stream. Print never needs them all; text made to be slow would. What lies beyond is
    /// left as it is.
    std::size_t budget_;
};

}  // namespace galley::captions_dedup
