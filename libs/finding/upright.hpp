// Which way up a page lies, told by reading some of its lines each way.
#pragma once

#include <functional>

#include "finding/kernels.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// Reads an image of 32 bits a pixel that shows type from left to right, and says how sure it is: the mean confidence
/// of its characters, 0..1; 0 without any.
using ReadSample = std::function<double(Pix* line)>;

/// Quarter turns clockwise, 0 to 3, that set a page upright. The lines' strips are in pixels of `page`, of 32 bits
/// a pixel. Lines
/// are read as they lie, upside down, and cut into cells that are turned each way: so that a column of upright
/// characters and a level line on its side are told apart. A page is turned only where another way is read much better:
/// one that stands right and is turned costs more than one left as it lies. 0 for pages with few lines.
[[nodiscard]] int turns_to_upright(Pix* page, const std::vector<FoundLine>& lines, const ReadSample& read);

}  // namespace galley::finding
