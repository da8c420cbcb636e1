// Why a story was put together as it was, in words.
#pragma once

#include <string>
#include <vector>

#include "story.hpp"

namespace galley::articles_newspaper {

/// What speaks for it, one phrase each: its heading, what joins its pieces (the strongest arcs between blocks of the
/// page, by kind), how surely it hangs together at its weakest place, and how far it is from its nearest neighbour.
std::vector<std::string> evidence_of(const Story& story, const Cluster& cluster, const page_graph::Graph& graph,
                                     const Judgement& judgement, const Settled& settled);

/// That an article is no surer than its letters are read.
std::string evidence_of_reading(double confidence);

}  // namespace galley::articles_newspaper
