// Whether white between two stretches of type is a gutter between columns or just white within a line.
#pragma once

#include <map>
#include <vector>

#include "finding/printed_line.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// White within a line that may be a gutter, in heights of its type.
inline constexpr double gutter_min = 0.7;

/// Lines of one direction, looked up by where they lie across.
class Neighbours {
  public:
    /// Keeps pointers to `lines`, which must outlive it.
    Neighbours(const PrintedLines& lines, bool vertical);

    /// Is white at `gap` of a line, whose middle lies at `across` and which is `thickness` thick, the gutter of two
    /// columns? It is where lines above and below have their white there too, or end and begin there: at least `rows`
    /// of the next ones, of which `asked` on either side count; or `rows` in a run with this one, whatever stands
    /// before and after them, as in a short text under a heading that goes over its columns.
    [[nodiscard]] bool show_gutter(const Gap& gap, double across, double thickness, int rows = 3, int asked = 3) const;

    /// Does the text above and below go on over the gap? Then it is white within a line, however wide.
    [[nodiscard]] bool show_text(const Gap& gap, double across, double thickness) const;

  private:
    struct Rows {
        int white = 0, inked = 0;
        int run = 0;  ///< rows from the line on that are clear there, until the first that is not
    };
    [[nodiscard]] Rows look(const Gap& gap, double across, double thickness, int asked) const;
    void look(const Gap& gap, double across, double thickness, int direction, int asked, Rows& out) const;

    std::map<int, std::vector<const PrintedLine*>> rows_;
};

/// How thick a rule beside a line may be, in pixels.
[[nodiscard]] double thickest_rule(const Strip& strip);

/// A rule stands upright in `gap` of a line: ink or tone as thin as a stroke, that reaches beyond the line on both
/// sides of it, or far beyond it on one side.
[[nodiscard]] bool rule_in(Pix* page, const Strip& strip, const Gap& gap);

}  // namespace galley::finding
