// Fact boxes: short texts on a ground or in a frame of their own beside the text that they belong to.
#pragma once

#include "judgement.hpp"
#include "page_graph/page_graph.hpp"
#include "story.hpp"

namespace galley::articles_newspaper {

/// The lines of a story's text parted by the frame or tint that they stand in, in the order of reading: boxes that
/// stand above all of the text, such as an editor's note, the text, the other boxes; each in the order given. A box
/// holds three lines and more, less than a third of all, and no paragraph goes on from it into the text or back.
/// `text` is sorted by node.
[[nodiscard]] std::vector<Lines> text_and_boxes(const Lines& text, const page_graph::Graph& graph,
                                                const Judgement& judgement);

}  // namespace galley::articles_newspaper
