// The lines of a page that may tell of its issue: those of its head and its foot.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::issue_facts {

/// A stretch of a line that stands by itself: a folio line is often found as one, with wide gaps between what it says.
struct Piece {
    std::u32string text;  ///< narrowed (language/numerals.hpp), without outer white space
    Box box;              ///< empty when the line has none of its own
};

struct FolioLine {
    std::u32string text;  ///< narrowed, without outer white space
    Box box;
    Source source;
    std::vector<Piece> pieces;
    double place = 0;        ///< of its middle: 0 at the top of what is printed, 1 at its foot
    bool furniture = false;  ///< layout says that it belongs to no article
    bool boxed = false;      ///< else the page is a dump, whose lines have no places
    bool outermost = false;  ///< of a dump: among the first or last lines
    std::size_t block_lines = 0;

    /// How tall its type is, in pixels; 0 without a box.
    [[nodiscard]] double type() const;
};

/// The lines of a page's head and foot, in the order of the page; of a dump, all its short lines. Pictures, adverts,
/// tables and captions have none.
[[nodiscard]] std::vector<FolioLine> folio_lines(const Page& page);

/// Whether two lines stand side by side.
[[nodiscard]] bool in_one_row(const Box& a, const Box& b);

/// The lines of ideographs turned round, those that tower over the others alone where they hold no number: old Chinese
/// and Japanese print sets mastheads and folios from right to left.
[[nodiscard]] std::vector<FolioLine> turned_round(const std::vector<FolioLine>& lines);

}  // namespace galley::issue_facts
