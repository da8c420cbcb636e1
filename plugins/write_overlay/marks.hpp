// What an overlay shows of a page: where each part of each article stands, and the way a reader takes.
#pragma once

#include <vector>

#include "galley/model.hpp"

namespace galley::write_overlay {

/// A box of the page. `article` is the index of the article that claims it, or -1. `first` marks the first of an
/// article on the page: it carries the article's number.
struct Mark {
    Box box;
    int article = -1;
    bool first = false;
    BlockKind kind = BlockKind::text;
};

/// From the middle of one mark to the middle of the next that is read.
struct Arrow {
    Point from, to;
    int article = 0;
};

struct Overlay {
    std::vector<Mark> marks;
    std::vector<Arrow> arrows;
};

/// Boxes and arrows of page `page`. Parts of one article that follow each other in one block share a mark. Blocks that
/// no article claims are marked with -1.
[[nodiscard]] Overlay overlay_of(const Document& document, const Page& page);

}  // namespace galley::write_overlay
