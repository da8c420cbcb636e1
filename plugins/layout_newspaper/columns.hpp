// From lines to stretches of one column: lines of one style, one above the other, with nothing beside them.
#pragma once

#include "lines.hpp"

namespace galley::layout_newspaper {

using Lines = std::vector<TextLine>;

/// Of most of the text: size of its tall characters, height of its lines from ascenders to descenders, weight.
struct BodyStyle {
    double size = 0, height = 0, weight = 0;
};
BodyStyle body_style(const Lines& lines);

/// Stretches in order of their first line. A line that has two lines below it, or two above it, ends a stretch: that is
/// where columns begin and end under a heading. Level rules part lines too.
std::vector<Lines> stretches_of(Lines lines, const Boxes& level_rules, double body);

/// Lines of one style; `heads` when they are much larger than body text, or a little larger or bolder and centered in
/// their column.
struct Paragraphs {
    Lines lines;
    bool heads = false;
};

/// Parts a stretch where its style changes: headings within the column, bylines, paragraphs set apart. White that is
/// `apart` body heights wider than usual parts lines: measured lines waver by up to so much.
constexpr double measured_apart = 0.4;
std::vector<Paragraphs> split_by_style(const Lines& stretch, const BodyStyle& body, double apart = measured_apart);

Box box_of(const Lines& lines);

}  // namespace galley::layout_newspaper
