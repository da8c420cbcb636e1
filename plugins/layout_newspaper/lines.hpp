// From pieces of ink to lines of text that run to the right. Vertical text is turned first (geometry.hpp).
#pragma once

#include "geometry.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {

/// A printed line, or a part of one.
struct TextLine {
    Box box;            ///< around all its ink, accents and punctuation too
    double size = 0;    ///< height of its tall characters: those of Latin capitals, or whole Chinese characters
    double weight = 0;  ///< share of ink in its box; bold type has more. Set by whoever knows the pixels.

    /// Length in its own heights: about the number of its characters.
    [[nodiscard]] double length() const { return static_cast<double>(box.w) / std::max(1, box.h); }
};

/// From so many body heights on letters are a masthead's: small print beside them looks like their dots.
constexpr double masthead_min = 6;

/// Two runs stand in one row: of one size and level, or a small one, a radical or a dash, within the height of the
/// other. Words of small print beside a masthead stand in rows of their own.
bool in_one_row(const TextLine& a, const TextLine& b, double body);

/// Members of `group` as one line.
TextLine joined(const std::vector<TextLine>& runs, const std::vector<std::size_t>& group);

/// A gutter or an upright rule runs between `a` and `b`, which stands right of it. `index` is that of `gutters`.
bool parted(const Box& a, const Box& b, const RowIndex& index, const Boxes& gutters);

/// Joins runs that stand in each other, such as upper and lower parts of characters.
std::vector<TextLine> merged(const std::vector<TextLine>& runs, double body);

/// Gives each piece, punctuation above all, to the nearest line that it stands beside, at most `reach` heights of the
/// line away, or a little above or below.
void add_marks(std::vector<TextLine>& lines, const Boxes& pieces, double body, double reach);

/// Runs of neighbouring pieces with their punctuation, parted wherever the gap is wider than between two characters.
std::vector<TextLine> runs_of(const Boxes& pieces, const Boxes& upright_rules, double body);

/// White stripes between columns: the gaps between runs that stand above one another over some lines. Upright rules
/// part columns too.
Boxes gutters_of(const std::vector<TextLine>& runs, const Boxes& upright_rules, double body);

/// Whole lines: runs of one row joined, unless a gutter or an upright rule runs between them.
std::vector<TextLine> lines_of(const Boxes& pieces, const Boxes& upright_rules, double body);

}  // namespace galley::layout_newspaper
