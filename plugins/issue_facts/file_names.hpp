// What the names of files and folders say of an issue: 2026-02-16/03.jpg, rmrb_20260216_03.pdf.
#pragma once

#include <string_view>
#include <vector>

#include "galley/model.hpp"

namespace galley::issue_facts {

/// The date, and the number of the page as its label, in the name of a page's file and of the folders above it. Numbers
/// count only where the names have a date, or say that they mean a page: scan0003.tif is no page 3. `whole` when the
/// file is one page: only then its name can say which.
[[nodiscard]] std::vector<Fact> name_facts(std::string_view document, std::string_view source, bool whole);

}  // namespace galley::issue_facts
