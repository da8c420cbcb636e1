// The strip of the page that a line stands on: two edges that run along the reading direction, straight or bent.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::lines {

struct Spot {
    double x = 0, y = 0;
};

/// Places on it are given by how far along the line they are, in pixels from its start, and by how far across, 0 on the
/// first edge (the upper one, or the right one of a vertical line) to 1 on the other. Both may lie beyond.
class Strip {
  public:
    /// Of a line's polygon, whose first half of points is the first edge and whose second half, backwards, the other.
    /// Where the polygon is of another form, or there is none, the line's box in its writing mode. Lines from right to
    /// left have the strip of those from left to right: which way they are read is the reader's affair.
    explicit Strip(const Line& line);

    [[nodiscard]] double length() const { return along_.back(); }  ///< pixels along the middle
    [[nodiscard]] double height() const { return height_; }        ///< pixels across, on average
    [[nodiscard]] bool vertical() const { return vertical_; }

    [[nodiscard]] Spot at(double along, double across) const;

    /// The upright box, in whole pixels, round the part from..to of the strip.
    [[nodiscard]] Box box(double from, double to) const;

  private:
    [[nodiscard]] Spot on(const std::vector<Spot>& edge, double along) const;

    std::vector<Spot> first_, other_;
    std::vector<double> along_;  ///< of each pair of points
    double height_ = 0;
    bool vertical_ = false;
};

}  // namespace galley::lines
