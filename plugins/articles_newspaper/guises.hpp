// What each node of a page is taken for.
#pragma once

#include "galley/model.hpp"
#include "judgement.hpp"

namespace galley::articles_newspaper {

struct Settled {
    std::vector<Guise> guises;      ///< by node
    std::vector<double> certainty;  ///< by node: probability of its guise
    std::vector<double> outside;    ///< by node: probability that it belongs to no article
};

/// Of no article: adverts, tables, furniture, noise.
bool is_outside(Guise guise);
/// Of the lines above a text: headline, kicker, subtitle.
bool is_heading(Guise guise);
/// What a line of this guise is in an article; what has no role of its own there is body.
Role role_of(Guise guise);

/// The likeliest guise of each node. Lines of one paragraph are one thing, and so are lines of one block of larger
/// type: they are judged by what is thought of all of them.
Settled settle_guises(const page_graph::Graph& graph, const Judgement& judgement);

}  // namespace galley::articles_newspaper
