// Which nodes of a page make one article.
#pragma once

#include "node_links.hpp"

namespace galley::articles_newspaper {

/// So few lines of text without a headline are no article: of 21 such on the pages that models are chosen by, 14 were
/// pieces of one and 7 of none.
inline constexpr std::size_t scrap = 3;

struct ClusterTask {
    std::size_t nodes = 0;
    const std::vector<NodeLink>& links;
    const std::vector<bool>& outside;   ///< by node: of no article, such as an advert's
    const std::vector<bool>& headline;  ///< by node
    const std::vector<bool>& text;      ///< by node: body text, or the like
    const std::vector<bool>& caption;   ///< by node
    const std::vector<bool>& picture;   ///< by node
    const DecoderOptions& options;
};

struct Cluster {
    std::vector<int> nodes;  ///< ascending
    double join = 6;         ///< log odds of the weakest step that put it together
    double apart = 6;        ///< against it being one with its nearest neighbour
};

/// Average linkage: the two groups whose links are the strongest on average are joined first, while the odds are for
/// it; two groups with a headline each, which are not lines of one heading, lose by it. Then each node goes to the
/// neighbouring group that it is joined to more strongly, and lines without a text, or with a scrap of it, go to an
/// article that they are joined to, be it weakly. Clusters stand in the order of their first nodes; every
/// node that is not outside is in one.
std::vector<Cluster> clusters_of(const ClusterTask& task);

}  // namespace galley::articles_newspaper
