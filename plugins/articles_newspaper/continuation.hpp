// Articles that go on on another page of the document.
#pragma once

#include "galley/model.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// Fills continued_to and continued_from of articles whose jump lines point at each other: by the page numbers in them
/// where the document's pages are counted from 1, and by the words that both share. An even match is left alone.
void link_continuations(Document& document, const Profile& profile);

/// The number that a jump line names: 3 for "3", "A3", "第三版"; 0 when it names none.
int page_number(std::u32string_view text);

}  // namespace galley::articles_newspaper
