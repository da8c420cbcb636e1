// The text of a page with boxes in the order of its articles, labelled by where its lines stand.
#pragma once

#include <vector>

#include "columns.hpp"
#include "place.hpp"
#include "printed_line.hpp"

namespace galley::articles_newspaper {

struct LabelledText {
    std::vector<PrintedLine> lines;
    std::vector<FlowLabel> labels;           ///< by line
    std::vector<const Block*> aside_blocks;  ///< furniture, adverts and the like, with text
};

/// Lines in reading order, article after article as the boxes tell, with paragraphs by their indents. `scale` must
/// know the height of body text.
LabelledText boxed_text(const Page& page, const Scale& scale, const Profile& profile);

}  // namespace galley::articles_newspaper
