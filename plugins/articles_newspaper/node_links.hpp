// How strongly the nodes of a graph are joined.
#pragma once

#include "judgement.hpp"

namespace galley::articles_newspaper {

/// Two nodes, the first one before the other, with the log odds that they are of one article.
struct NodeLink {
    int one = 0, other = 0;
    double odds = 0;
};

/// A link for each two nodes that an arc joins, sorted. What both arcs say is averaged; a heading of the text, or the
/// caption of a picture, is of its article at least as surely.
std::vector<NodeLink> links_of(const page_graph::Graph& graph, const Judgement& judgement, double bias);

}  // namespace galley::articles_newspaper
