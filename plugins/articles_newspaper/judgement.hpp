// What is thought of each line of a page, and of each two that the graph joins.
#pragma once

#include <array>
#include <vector>

#include "page_graph/page_graph.hpp"

namespace galley::articles_newspaper {

/// What a line or picture is, in the order of a model's outputs.
enum class Guise {
    body,
    headline,
    kicker,
    subtitle,
    byline,
    dateline,
    crosshead,
    caption,
    credit,
    pullquote,
    note,
    section,
    jump,
    picture,
    table,
    advert,
    furniture,
    noise
};
inline constexpr std::array guise_names{"body",      "headline", "kicker", "subtitle",  "byline",    "dateline",
                                        "crosshead", "caption",  "credit", "pullquote", "note",      "section",
                                        "jump",      "picture",  "table",  "advert",    "furniture", "noise"};
inline constexpr std::size_t guise_count = guise_names.size();

/// What may hold between a node and the target of one of its arcs, in the order of a model's outputs.
enum class Relation {
    same,        ///< both are of one article
    next,        ///< the target is read right after the node
    paragraph,   ///< the target goes on with the paragraph of the node
    caption_of,  ///< the node is the caption or credit of the target, a picture
    head_of      ///< the node is of the headline group of the article that the target's text begins
};
inline constexpr std::array relation_names{"same", "next", "paragraph", "caption_of", "head_of"};
inline constexpr std::size_t relation_count = relation_names.size();

using Guises = std::array<float, guise_count>;        ///< probabilities; they sum to 1
using Relations = std::array<float, relation_count>;  ///< a probability each

struct Judgement {
    std::vector<Guises> guises;                                       ///< by node
    std::vector<std::array<Relations, page_graph::slots>> relations;  ///< by node and arc

    [[nodiscard]] double guise(std::size_t node, Guise g) const {
        return static_cast<double>(guises[node][static_cast<std::size_t>(g)]);
    }
    [[nodiscard]] double relation(std::size_t node, std::size_t arc, Relation r) const {
        return static_cast<double>(relations[node][arc][static_cast<std::size_t>(r)]);
    }
};

/// From such a probability of Relation::paragraph on two lines surely are of one.
inline constexpr double one_paragraph = 0.8;

/// How probabilities are put together; a model brings what was chosen for it.
struct DecoderOptions {
    double bias = 0;          ///< added to the log odds that two are of one article
    double head_penalty = 2;  ///< log odds that an article with two headline groups loses
    double loose = -1;        ///< so little may join heads, captions and scraps to an article, in log odds
    // Weights of an article's confidence, a logistic sum: over what holds it together at its weakest place, what parts
    // it from its nearest neighbour, and how sure the roles of its lines are, all in log odds.
    double confidence_bias = 0, join = 0.5, apart = 0.5, roles = 0;
};

/// Log odds of a probability, within +-6.
double log_odds(double probability);
double logistic(double log_odds);

}  // namespace galley::articles_newspaper
