// Articles of a page whose lines have boxes: its graph is judged, and the best consistent structure is taken.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "judgement.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// Who judges the graphs of pages.
struct Judge {
    std::function<Judgement(const page_graph::Graph&)> model;  ///< none: geometry alone
    DecoderOptions options;
    bool keep_given = true;  ///< articles that a page's file names are taken as they are
};

struct PageArticles {
    std::vector<Article> articles;  ///< in the order of the page, without ids
    std::vector<Part> unassigned;   ///< with the reason, and what the text is
};

/// Every line with text is in the sources of one or the other.
PageArticles boxed_page(const Page& page, const Profile& profile, const Judge& judge);

/// Whether any line of the page has a box.
bool has_boxes(const Page& page);

}  // namespace galley::articles_newspaper
