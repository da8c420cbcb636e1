// Articles that the file of a page names: PAGE, ALTO and METS of libraries and of people who put pages right.
#pragma once

#include "boxed_page.hpp"
#include "galley/model.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// Whether any line or block of the page carries the attr "given" (libs/toolkit/given.hpp).
bool names_articles(const Page& page);

/// The articles as the file says, in the order of the page: which lines are whose, and what each is where it says that;
/// else the kind of its block tells. Lines of one block and role are one paragraph, unless one is marked as a
/// paragraph's start. The attr "given" of an article is its id in the file, "given_of" says whether that is one for the
/// document. What the file gives to nobody is unassigned.
PageArticles given_page(const Page& page, const Profile& profile);

/// Articles with one id for the document become one, in the place of the first.
void join_given(std::vector<Article>& articles);

}  // namespace galley::articles_newspaper
