// The lines of each page in the order in which its articles are read.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::write_pdf {

struct LineRef {
    std::size_t block = 0, line = 0;
    bool operator==(const LineRef&) const = default;
};

/// Lines of one part of an article on one page. `article` is an index of the
/// document's articles; -1 for the lines of a block that no article claims.
struct Passage {
    int article = -1;
    std::size_t part = 0;
    Role role = Role::body;
    std::vector<LineRef> lines;
};

/// For each page of the document, in its order, the passages on it: those of
/// its articles in their order, then what nobody claims. Every line stands in
/// one passage: a line of a paragraph that holds a byline too is the
/// paragraph's. Lines without text stand in none.
[[nodiscard]] std::vector<std::vector<Passage>> passages_of(const Document& document);

}  // namespace galley::write_pdf
