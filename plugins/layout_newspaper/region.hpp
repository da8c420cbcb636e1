// A part of the page on its way to becoming a block.
#pragma once

#include "galley/model.hpp"
#include "text_line.hpp"

namespace galley::layout_newspaper {

inline constexpr int none = -1;

struct Region {
    BlockKind kind = BlockKind::text;
    Box box;
    Lines lines;  ///< boxes as they lie on the sheet, whatever the writing mode
    WritingMode mode = WritingMode::horizontal_ltr;
    const Block* source = nullptr;  ///< of a picture or rule: the block of the page; borrowed
    int frame = none;               ///< index of the smallest frame around it
    int picture = none;             ///< of a caption: index of the region it stands under
};

using Regions = std::vector<Region>;

}  // namespace galley::layout_newspaper
