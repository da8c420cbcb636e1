// The folio of a page without boxes: lines that say what newspaper, day and page it is, and are of no article.
#pragma once

#include <vector>

#include "printed_line.hpp"

namespace galley::articles_newspaper {

/// By line whether it is the folio: the facts of the issue were read from it, or it is one of the page's outermost
/// lines and holds nothing but the newspaper's title or the page's label.
std::vector<bool> folio_of(const Document& document, const Page& page, const std::vector<PrintedLine>& lines,
                           const Profile& profile);

}  // namespace galley::articles_newspaper
