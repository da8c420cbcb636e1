// An article of a page as the decoder sees it: nodes of the graph by their part in it.
#pragma once

#include <string>
#include <vector>

#include "clusters.hpp"
#include "guises.hpp"

namespace galley::articles_newspaper {

using Lines = std::vector<int>;  ///< nodes, in the order of reading

/// A paragraph, a crosshead, a note, a pull quote, a jump line.
struct Passage {
    Guise guise = Guise::body;
    Lines lines;
};

struct Caption {
    int picture = page_graph::nothing;  ///< a node
    Lines lines;                        ///< credits last; none: a picture without a caption
};

struct Story {
    Lines section, kicker, headline, subtitle, byline, dateline;
    std::vector<Passage> passages;  ///< in the order of reading
    std::vector<Caption> captions;
    double confidence = 1;
    double join = 0, apart = 0, roles = 0;  ///< what it is calculated from, in log odds
};

/// The parts of a cluster.
Story story_of(const Cluster& cluster, const page_graph::Graph& graph, const Judgement& judgement,
               const Settled& settled, const DecoderOptions& options);

/// Whether it holds what an article is made of: text, or a heading or caption of a picture; and more than a scrap of it
/// where it is hardly likely to be one.
bool is_article(const Story& story);

}  // namespace galley::articles_newspaper
