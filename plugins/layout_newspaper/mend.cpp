#include <array>
#include <cmath>

#include "links.hpp"

namespace galley::layout_newspaper {
namespace {

// Lines whose edges are those of the column.
constexpr std::size_t near_lines = 3;
// A run of as few lines may be narrower than its column.
constexpr std::size_t scrap_lines = 2;
// In sizes of the type: how far a line sticks out of its column, and how far the edges of two parts of one column stand
// apart at most, for an indent or a ragged end.
constexpr double inside_slack = 0.6, flush_max = 2.5;

/// The end of a run that another one may go on at.
struct End {
    Box box;                // around the lines near the end
    std::size_t lines = 0;  // of them
};

class Mending {
  public:
    Mending(const Lines& lines, const Obstacles& obstacles, Links& links)
        : lines_(lines),
          obstacles_(obstacles),
          links_(links),
          boxes_(boxes_of(lines)),
          index_(boxes_, 2 * body_units) {}

    /// From the bottom, so that what was joined shows the edges of the column to the lines above it.
    void run() {
        for (std::size_t i = lines_.size(); i-- > 0;)
            if (links_.next[i] == nobody)
                if (const std::size_t k = best_below(i); k != nobody) links_.join(i, k);
    }

  private:
    static Boxes boxes_of(const Lines& lines) {
        Boxes out;
        for (const TextLine& line : lines) out.push_back(line.box);
        return out;
    }

    [[nodiscard]] End end_at(std::size_t i, const std::vector<std::size_t>& follow) const {
        End end;
        for (; i != nobody && end.lines < near_lines; i = follow[i]) end.box = unite(end.box, boxes_[i]), ++end.lines;
        return end;
    }

    [[nodiscard]] std::size_t best_below(std::size_t i) const {
        const Box& a = boxes_[i];
        const double size = lines_[i].size;
        const End above = end_at(i, links_.before);
        const int reach = static_cast<int>(step_max * size), side = static_cast<int>(flush_max * size);
        std::size_t best = nobody;
        index_.touching({above.box.x - side, center_y(a), above.box.w + 2 * side, a.bottom() - center_y(a) + reach},
                        [&](std::size_t k) {
                            if (k == i || links_.before[k] != nobody || center_y(boxes_[k]) <= center_y(a)) return;
                            if (boxes_[k].y < a.bottom() - step_back * size || !one_type(lines_[i], lines_[k])) return;
                            if (best != nobody && boxes_[best].y <= boxes_[k].y) return;
                            if (goes_on(i, above, k)) best = k;
                        });
        return best;
    }

    [[nodiscard]] bool goes_on(std::size_t i, const End& above, std::size_t k) const {
        const End below = end_at(k, links_.next);
        const double size = std::max(lines_[i].size, lines_[k].size);
        const auto inside = [&](const Box& scrap, const Box& column) {
            return scrap.x >= column.x - inside_slack * size && scrap.right() <= column.right() + inside_slack * size;
        };
        const bool flush = std::abs(above.box.x - below.box.x) <= flush_max * size &&
                           std::abs(above.box.right() - below.box.right()) <= flush_max * size;
        const bool scrap = (above.lines <= scrap_lines && inside(above.box, below.box)) ||
                           (below.lines <= scrap_lines && inside(below.box, above.box));
        if (!flush && !scrap) return false;
        const Box column = unite(above.box, below.box);
        const Box upper{column.x, boxes_[i].y, column.w, boxes_[i].h},
            lower{column.x, boxes_[k].y, column.w, boxes_[k].h};
        return alone(upper, i, k) && alone(lower, i, k) && !obstacles_.between(upper, lower);
    }

    /// Does nothing but lines `i` and `k` stand in a row of the column?
    [[nodiscard]] bool alone(const Box& row, std::size_t i, std::size_t k) const {
        bool found = false;
        index_.touching(row, [&](std::size_t m) {
            found = found || (m != i && m != k && 2 * overlap_y(boxes_[m], row) > std::min(boxes_[m].h, row.h) &&
                              overlap_x(core_of(lines_[m]), row) > 0);
        });
        return !found;
    }

    const Lines& lines_;
    const Obstacles& obstacles_;
    Links& links_;
    Boxes boxes_;
    RowIndex index_;
};

}  // namespace

void mend(const Lines& lines, const Obstacles& obstacles, Links& links) { Mending(lines, obstacles, links).run(); }

}  // namespace galley::layout_newspaper
