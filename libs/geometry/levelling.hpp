// From the pixels of a page to a level sheet on which body text has a fixed height.
#pragma once

#include <vector>

#include "geometry/boxes.hpp"
#include "geometry/line_axis.hpp"

namespace galley::geometry {

/// A measured direction: how much a line that should run along one axis leans, at a place of the page.
struct Lean {
    Spot at;            ///< pixels
    double slope = 0;   ///< across over along
    double weight = 1;  ///< length that it was measured on
};

/// Lean as a function of the place: base + along * x + across * y, where x runs along the lines that were measured.
struct LeanField {
    double base = 0, along = 0, across = 0;
};

/// The field that most of the leans agree with. The median alone where they are few.
LeanField fit(std::vector<Lean> leans);

/// Takes out what a camera or scanner did to straight lines: turn, keystone, an even curl. Then the sheet is scaled so
/// that body text is `body_units` high (text_line.hpp).
class Levelling {
  public:
    /// `width` and `height` are the page's. `level` is the lean of what should be level, with x to the right; `upright`
    /// that of what should be upright, with x down the page.
    Levelling(int width, int height, double scale, const LeanField& level, const LeanField& upright);

    [[nodiscard]] Spot operator()(const Spot& pixel) const;
    /// The box around a line on the sheet: as long as the line, as high as it is thick.
    [[nodiscard]] Box operator()(const Axis& axis, bool vertical) const;
    /// Of what stands on the page's own axes: around the middles of its sides.
    [[nodiscard]] Box operator()(const Box& box) const;
    [[nodiscard]] double scale() const { return scale_; }
    /// Of the sheet; its origin is where the page's leftmost and topmost places come to lie.
    [[nodiscard]] int width() const { return width_; }

  private:
    double scale_;
    LeanField level_, upright_;
    Spot origin_;
    int width_ = 0;
};

}  // namespace galley::geometry
