// Whether white between two stretches of type is a gutter between columns or just white within a line.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "finding/printed_line.hpp"

namespace galley::finding {

/// What the rows of type above and below say of white in a line. Rows count from the line on, at most five a side,
/// until the type changes its size or there is none.
struct GutterEvidence {
    double width = 0;    ///< of the white, in heights of the line's type
    double usual = 0;    ///< the same over the usual white between the line's words; 1 where it has none
    double clear = 0;    ///< rows that are white there
    double inked = 0;    ///< rows whose type goes on there
    double next = 0;     ///< rows next to the line, one a side, whose type goes on there
    double run = 0;      ///< clear rows next to the line, before the first other row
    double parted = 0;   ///< clear rows whose two sides were found as lines of their own
    double starts = 0;   ///< most rows, this one among them, in which type starts at one place behind the white
    double ends = 0;     ///< most rows, this one among them, in which type ends at one place before it
    bool apart = false;  ///< the line's two sides were found as lines of their own
};

/// The evidence as numbers of like size, with a 1 in front: what gutter_log_odds weighs.
inline constexpr std::size_t gutter_features = 24;
[[nodiscard]] std::array<double, gutter_features> features_of(const GutterEvidence& evidence);

/// The log odds that the white is a gutter: logistic regression, whose weights train/train gutters fits on drawn pages.
[[nodiscard]] double gutter_log_odds(const GutterEvidence& evidence);

/// Is it taken for a gutter? A line that goes over a gutter harms a page as much as five lines in pieces.
[[nodiscard]] bool is_gutter(const GutterEvidence& evidence);

/// White narrower than this is not asked about, in heights of the line's type.
inline constexpr double gutter_least = 0.3;

/// Lines of one direction, looked up by where they lie across.
class Neighbours {
  public:
    /// Keeps pointers to `lines`, which must outlive it.
    Neighbours(const PrintedLines& lines, bool vertical);

    /// What rows near `line` say of white at `gap` of it. Wide white may be a gutter with an indent beside it, or with
    /// what a paragraph's last line leaves: the part of it that most rows share counts.
    [[nodiscard]] GutterEvidence evidence(const PrintedLine& line, const Gap& gap) const;

  private:
    struct Piece {
        double distance;  ///< across, from the line's middle
        const PrintedLine* line;
    };
    /// The lines beside `gap` in one direction across, -1 or 1, nearest first.
    [[nodiscard]] std::vector<Piece> near(const Gap& gap, double across, double thickness, int direction) const;

    std::map<int, std::vector<const PrintedLine*>> rows_;
};

}  // namespace galley::finding
