// One set of facts for an issue, out of what its pages say.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::issue_facts {

/// What is less sure than this is not told.
inline constexpr double least_told = 0.4;

/// Of what one page is told to be - by its print, its file, its name - the likeliest of each name. Equal values from
/// several make each other surer.
[[nodiscard]] std::vector<Fact> likeliest(const std::vector<Fact>& told);

/// A sentence where the name of a page's file and its print surely tell two dates; empty where they do not.
[[nodiscard]] std::string name_against_print(const Page& page, const std::vector<Fact>& told);

/// Makes the facts of a document out of those of its pages (`of_pages` stands beside document.pages): title, date,
/// number and language are what most of the pages that say anything agree on. A page keeps label and section, and what
/// it says otherwise than its document. Returns a sentence for each page that disagrees, and for each label that two
/// pages have.
std::vector<std::string> agree(Document& document, const std::vector<std::vector<Fact>>& of_pages);

}  // namespace galley::issue_facts
