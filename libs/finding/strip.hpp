// The place of one printed line: a strip that runs along the page or down it, with a slope or a slight bend of its own.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::finding {

/// A strip has two coordinates: `along` the line and `across` it. For a line that runs from left to right along is x
/// and across is y; for a vertical line along is y and across is x. Both are in pixels of the image it was found in.
struct Strip {
    bool vertical = false;
    double from = 0, to = 0;     ///< its ends, along
    std::vector<double> middle;  ///< its middle across, at two or more places evenly apart from `from` to `to`
    double thickness = 0;        ///< across, the same everywhere

    [[nodiscard]] double length() const { return to - from; }
    /// The middle at a place along the line; beyond the ends it goes on as straight as it came.
    [[nodiscard]] double middle_at(double along) const;
    /// The mean of the slope: across per along.
    [[nodiscard]] double slope() const;
};

/// The strip with other ends; its middle is the same line.
[[nodiscard]] Strip cut_to(const Strip& strip, double from, double to);

/// The same place on an image `scale` times as large.
[[nodiscard]] Strip scaled(const Strip& strip, double scale);

/// One strip over two of the same direction that follow each other.
[[nodiscard]] Strip joined(const Strip& a, const Strip& b);

/// The outline in pixels of another image, `scale` times as large: the first half of its points runs along the line, in
/// the direction of reading, the second half back. Straight lines have four. Points lie within `width` x `height`.
[[nodiscard]] std::vector<Point> outline(const Strip& strip, double scale, int width, int height);

/// The smallest box around points; empty without any.
[[nodiscard]] Box box_around(const std::vector<Point>& points);

}  // namespace galley::finding
