// One way to read a run of units as an article, and how surprising it would be.
#pragma once

#include <vector>

#include "assembly.hpp"
#include "parting.hpp"
#include "terms.hpp"

namespace galley::articles_newspaper {

/// Where the headings of a page stand, as seen from their texts.
enum class HeadSide { before, after };

/// Of a text: the heading somewhere on the page that speaks of it and of nothing else. Of a heading: that text.
/// `weight` is 0 when there is none.
struct Outlook {
    std::size_t partner = 0;
    double weight = 0;
};

/// What is known of a page before it is cut into articles.
struct PageFacts {
    const std::vector<Unit>& units;
    const Affinity& affinity;
    Seams seams;
    std::vector<Outlook> outlook;  ///< by unit
};

/// Reads the units first..last as one article whose heading stands at `side`.
Draft read_article(const PageFacts& facts, std::size_t first, std::size_t last, HeadSide side);

/// The cost of leaving a heading or a jump line without an article.
double loose_cost(const Unit& unit);

}  // namespace galley::articles_newspaper
