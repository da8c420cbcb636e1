// The index over all documents, made of what each document's first script says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data.hpp"

namespace galley::write_html {

/// A document as the index lists it, from the value of its document_script. Throws Json::exception when that is not
/// what document_script writes.
[[nodiscard]] Json card_of(const Json& document);

/// The card of a document that did not come out, and why.
[[nodiscard]] Json card_of_failed(const std::string& id, std::string_view why);

/// galley.load("index", "all", …) with the cards, in their order. An empty title is left to the viewer. `blocks` is how
/// many blocks of the search's index (lookup.hpp) there are: documents beyond them are always looked into.
[[nodiscard]] std::string index_script(const std::string& title, const std::vector<Json>& cards, std::size_t blocks);

}  // namespace galley::write_html
