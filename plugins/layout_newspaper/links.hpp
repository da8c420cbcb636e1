// Which line follows which down its column.
#pragma once

#include "geometry.hpp"
#include "text_line.hpp"

namespace galley::layout_newspaper {

inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// By line: the next line of its run and the one before, or nobody.
struct Links {
    std::vector<std::size_t> next, before;

    explicit Links(std::size_t lines) : next(lines, nobody), before(lines, nobody) {}
    void join(std::size_t above, std::size_t below) { next[above] = below, before[below] = above; }
};

/// What parts lines: rules and edges of boxes that run across, and what stands between, such as pictures and lines of
/// another direction. In the reading coordinates of the lines. Borrows its boxes.
class Obstacles {
  public:
    Obstacles(const Boxes& level_rules, const Boxes& things)
        : level_rules_(level_rules),
          things_(things),
          rule_index_(level_rules, 4 * body_units),
          thing_index_(things, 4 * body_units) {}

    /// Something parts two boxes, one above the other.
    [[nodiscard]] bool between(const Box& above, const Box& below) const;

  private:
    const Boxes& level_rules_;
    const Boxes& things_;
    RowIndex rule_index_, thing_index_;
};

// White between two lines of a run, and how far a line reaches back into the one above, in sizes of the type.
inline constexpr double step_max = 1.2, step_back = 0.5;

/// Of one size, as far as two lines can tell: large type measures well, a few characters badly.
bool one_type(const TextLine& a, const TextLine& b);

/// The box of a line, narrower by what neighbouring columns may reach into each other.
Box core_of(const TextLine& line);

/// A line follows the line above it when each is the only one that the other sees, they are of one type and near, and
/// the lower one does not reach under what stands beside the upper one.
Links linked(const Lines& lines, const Obstacles& obstacles);

/// Joins runs that go on in one column although their lines do not stand above each other: a few characters at the left
/// edge, then an indented line. The column's edges are those of the lines nearby, and nobody else stands there.
void mend(const Lines& lines, const Obstacles& obstacles, Links& links);

}  // namespace galley::layout_newspaper
