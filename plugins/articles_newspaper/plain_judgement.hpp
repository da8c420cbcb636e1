// What geometry alone says of a page, where there is no model.
#pragma once

#include "judgement.hpp"

namespace galley::articles_newspaper {

/// Lines are what layout took them for; a heading goes with what stands under it, a column with the next one under the
/// same heading. Much coarser than a model.
Judgement plain_judgement(const page_graph::Graph& graph, const Page& page);

}  // namespace galley::articles_newspaper
