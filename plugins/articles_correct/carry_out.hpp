// Corrections carried out on a document.
#pragma once

#include <string>
#include <vector>

#include "corrections.hpp"
#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::articles_correct {

/// An operation that could not be carried out: its number in the list, from 0, and why, as a sentence.
struct Refused {
    std::size_t number = 0;
    std::string op, why;
};

struct Corrected {
    Document document;          ///< its pages are those that were given, without blocks
    std::vector<Page> changed;  ///< pages whose text or kinds of blocks changed, with an edit for each change of text
    std::vector<Refused> refused;
};

/// Carries out the operations in their order. All places are looked for on the pages as they were read, so that a
/// mended line is still found by later operations. What is not found, or would do nothing sensible, is refused and
/// changes nothing. The document's attr "corrections" holds the operations and those refused.
[[nodiscard]] Corrected carry_out(const Corrections& corrections, Document document, const Pages& pages,
                                  const std::string& stage);

}  // namespace galley::articles_correct
