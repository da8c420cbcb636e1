// The one headline of an article.
#pragma once

#include <vector>

#include "page_graph/scene.hpp"

namespace galley::articles_newspaper {

/// Of an article's headline nodes, ascending, those of its headline: lines that stand together, in the largest type of
/// all such groups; of several as large, the first. The others head parts of its text.
std::vector<int> headline_group(const std::vector<int>& nodes, const page_graph::Scene& scene);

}  // namespace galley::articles_newspaper
