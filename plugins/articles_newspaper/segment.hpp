// From pages of blocks and lines to articles: the whole of the stage, as a pure function.
#pragma once

#include <functional>

#include "boxed_page.hpp"
#include "galley/model.hpp"
#include "galley/pages.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// The profile to read a page with; must outlive the call that it is given to.
using ProfileOf = std::function<const Profile&(const Page&)>;

/// Fills `articles` and `unassigned` of a document from its pages; what they held before is replaced. Every line with
/// text ends up in the sources of an article's part or in `unassigned`. Pages whose lines have boxes are judged by
/// `judge`, those without by the words and widths of their lines. Of the document's own pages nothing is read.
Document segment(Document document, const Pages& pages, const ProfileOf& profile_of, const Judge& judge);
/// The same for a document that is held whole, all in one language.
Document segment(Document document, const Profile& profile, const Judge& judge = {});

}  // namespace galley::articles_newspaper
