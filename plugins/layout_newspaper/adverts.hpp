// Adverts: framed, of many sizes of type, and without body text.
#pragma once

#include "region.hpp"

namespace galley::layout_newspaper {

/// Makes adverts of the text in each frame that looks like one. Regions know their frames. A frame with a caption is a
/// photo story, and one with body text an article.
void find_adverts(Regions& regions, const BodyStyle& body);

}  // namespace galley::layout_newspaper
