// A grid over a page that tells what is painted where.
#pragma once

#include <vector>

#include "run.hpp"

namespace galley::read_pdf {

/// Which points of a grid over the page are painted, by sums of differences: linear in marks and points. Paint first,
/// then label, then ask.
class Grid {
  public:
    Grid(double width, double height);

    void paint(const Rect& r);
    /// Numbers the painted parts that hang together, from 1; 0 is paper.
    int label();
    /// The label of the first point in a rectangle; 0 when it holds none.
    [[nodiscard]] int label_of(const Rect& r) const;
    /// The share of a rectangle's points that are painted.
    [[nodiscard]] double painted_share(const Rect& r) const;

  private:
    struct Bounds {
        int left, top, right, bottom;  // the points in a rectangle; right and bottom are beyond
    };
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
    }
    int& at(int x, int y) { return cells_[index(x, y)]; }
    [[nodiscard]] Bounds bounds(const Rect& r) const;

    double step_;
    int columns_ = 0, rows_ = 0;
    std::vector<int> cells_;
    std::vector<int> sums_;  // painted points above and left of each, itself left out
};

}  // namespace galley::read_pdf
