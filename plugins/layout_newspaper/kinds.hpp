// What each region is, by its size, its place and its neighbours.
#pragma once

#include "graphics.hpp"
#include "region.hpp"

namespace galley::layout_newspaper {

/// Larger type is a heading, and so is a line or two of bold type on its own.
bool is_heading(const Lines& lines, const BodyStyle& body);

/// A further line of the same heading: next to it, and of the same type.
bool continues_heading(const Region& heading, const Region& next);

/// Marks the small text under a picture as its caption and ties it to the picture.
void find_captions(Regions& regions, const BodyStyle& body);

/// Marks what stands above a rule across the page's head, and below one at its foot: title line, date, page number.
void find_furniture(Regions& regions, const Boxes& level_rules, double body);

}  // namespace galley::layout_newspaper
