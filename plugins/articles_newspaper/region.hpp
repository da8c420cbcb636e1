// Regions: blocks that surely belong together, before it is known to which article.
#pragma once

#include <string>
#include <vector>

#include "crosshead.hpp"
#include "place.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

enum class RegionKind {
    head,     ///< kicker, headline, subtitle, byline: headings that stand close above each other
    column,   ///< text and crossheads, one below the other
    picture,  ///< an image, with or without its caption
    caption   ///< a caption without an image
};

struct Region {
    RegionKind kind = RegionKind::column;
    std::vector<std::size_t> blocks;  ///< of the page, in reading order
    Place place;
    std::string frame;            ///< id of the frame or tinted box around it, if any
    bool starts_text = true;      ///< the first line begins a paragraph, as far as its indent tells
    bool ends_text = true;        ///< the last line ends a sentence
    bool full_end = false;        ///< the last line reaches the column's edge: its paragraph may go on
    bool starts_article = false;  ///< begins with a dateline
    double heading = 0;           ///< size of the small heading that a column begins with, 0 where there is none
};

struct Regions {
    std::vector<Region> all;
    std::vector<Place> rules;         ///< printed lines between articles
    std::vector<std::size_t> others;  ///< blocks of no region: furniture, adverts, noise
};

/// Groups the blocks of a page whose lines have boxes.
Regions regions_of(const Page& page, const Scale& scale, const Profile& profile);

std::vector<ColumnLine> lines_of(const Page& page, const Region& region, const Scale& scale);

/// Does a line of the column begin a paragraph? `left` is the column's edge.
bool is_indented(const Place& line, double left);

}  // namespace galley::articles_newspaper
