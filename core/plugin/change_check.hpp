// Nothing is lost: what a stage did to a page must be told by its edits. Caught at the boundary, where the stage is
// known.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley {

/// What is wrong with the change from `before` to `after`, two sound pages, as a sentence; empty when nothing is.
/// Edits of before stay as they are; each new one names a line that is there, with the text that stood there, and the
/// line now has the text that the last edit of it says. Text may move between lines and blocks, and words may be parted
/// or joined, but none goes without an edit.
[[nodiscard]] std::string change_fault(const Page& before, const Page& after);

/// The same for all pages of a document, which are the same pages in the same order.
[[nodiscard]] std::string change_fault(const Document& before, const Document& after);

/// Whether articles and unassigned parts of `after` still name every line that those of `before` name, as far as
/// the pages of `after` have it; a sentence when they do not. Both have their pages, or are of the same pages.
[[nodiscard]] std::string claim_fault(const Document& before, const Document& after);

}  // namespace galley
