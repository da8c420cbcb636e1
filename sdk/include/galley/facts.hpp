// What is known of a newspaper's issue and of its pages: how stages and writers ask for it.
//
// The names of facts are "title", "date" (ISO 8601: 2026-02-16), "number", "language" (BCP 47), "label" (as printed:
// A7, 03版) and "section". A page has a fact of its own where it differs from its document's, or where only pages have
// it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/model.hpp"

namespace galley {

/// The first fact of that name; null when there is none.
inline const Fact* find_fact(const std::vector<Fact>& facts, std::string_view name) {
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.name == name; });
    return found == facts.end() ? nullptr : &*found;
}

/// What the document is known to be; empty when it is not known.
inline std::string fact_of(const Document& document, std::string_view name) {
    const Fact* fact = find_fact(document.facts, name);
    return fact == nullptr ? std::string{} : fact->value;
}

/// What the page is known to be: its own fact, or else its document's; empty when neither is known.
inline std::string fact_of(const Document& document, const Page& page, std::string_view name) {
    const Fact* fact = find_fact(page.facts, name);
    return fact == nullptr ? fact_of(document, name) : fact->value;
}

/// Puts a fact into the place of the first of its name, or behind the others.
inline void set_fact(std::vector<Fact>& facts, Fact fact) {
    for (Fact& other : facts)
        if (other.name == fact.name) {
            other = std::move(fact);
            return;
        }
    facts.push_back(std::move(fact));
}

/// What to call a page: its label, or its number from 1 when it has none.
inline std::string label_of(const Page& page) {
    const Fact* label = find_fact(page.facts, "label");
    return label == nullptr || label->value.empty() ? std::to_string(page.index + 1) : label->value;
}

/// What to call a document: "The Morning Ledger, 2026-02-16", as much of it as is known; its id when nothing is.
inline std::string issue_name(const Document& document) {
    std::string out = fact_of(document, "title");
    if (const std::string date = fact_of(document, "date"); !date.empty()) out += (out.empty() ? "" : ", ") + date;
    return out.empty() ? document.id : out;
}

}  // namespace galley
