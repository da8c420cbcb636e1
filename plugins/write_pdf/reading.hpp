// The lines of each page in the order in which its articles are read.
#pragma once

#include <map>
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

/// Who reads what: the sources of a document's articles, page by page.
class Reading {
  public:
    /// Borrows the document, of whose pages it needs nothing.
    explicit Reading(const Document& document);

    /// A source with the part that it belongs to, and its number among all of its article.
    struct Stake {
        int article = 0;
        std::size_t part = 0;
        Role role = Role::body;
        const Source* source = nullptr;
        std::size_t number = 0;
    };
    /// Those on a page (its index), in the order of the parts.
    [[nodiscard]] const std::vector<Stake>& stakes_on(std::int32_t page) const;

    /// The passages on a page: those of its articles in their order, then what nobody claims. Every line stands in one
    /// passage: a line of a paragraph that holds a byline too is the paragraph's. Lines without text stand in none.
    [[nodiscard]] std::vector<Passage> passages_on(const Page& page) const;

  private:
    std::map<std::int32_t, std::vector<Stake>> stakes_;
};

}  // namespace galley::write_pdf
