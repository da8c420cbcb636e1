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

/// The longest tilings from one place; no tiles where there is none.
struct Tilings {
    Tiling to_boundary;
    Tiling to_line_end;  ///< ends where a line does; no tiles when it would be the other one
};

class Tiler {
  public:
    explicit Tiler(const GlyphStream& stream);

    /// Whether any unit repeats right at `start`: a quick answer for the great bulk of text.
    bool repeats_at(std::size_t start);
    /// The longest tilings from `start` with units repeated `copies` times, of one character each or of any length. Of
    /// several as long, those with the fewest tiles.
    Tilings longest(std::size_t start, std::size_t copies, bool single_glyphs);

  private:
    /// The longest unit worth looking for at `at`, of at most `room` characters; charges for the search.
    std::size_t reach_of(std::size_t at, std::size_t room);
    /// Calls `visit` with each unit of at most `most` characters that could repeat at `at`, by its first characters,
    /// the least first, until it returns true. Whether it did.
    template <typename Visit>
    bool any_unit(std::size_t at, std::size_t most, Visit visit) const;
    bool repeats(std::size_t at, std::size_t unit, std::size_t copies);
    /// Whether the whole line that begins at `start` is one unit again and again, longer than any that is looked for.
    bool repeats_as_long_line(std::size_t start, std::size_t copies);
    void charge_scan(std::size_t glyphs);
    /// Sets line_ to the line that holds `start`.
    void find_line(std::size_t start);
    /// One past the last glyph that a stretch from `start` may hold.
    std::size_t window_end(std::size_t start);

    const GlyphStream& stream_;
    /// By glyph: how far on the first characters from here on stand next, or such of the same hash; 0 when that is
    /// beyond reach.
    std::vector<std::uint16_t> comes_again_;
    std::size_t line_ = 0;  ///< of the last start; starts mostly follow each other
    /// Comparisons left for this stream. Print never needs them all; text made to be slow would. What lies beyond is
    /// left as it is.
    std::size_t budget_;
};

}  // namespace galley::captions_dedup
