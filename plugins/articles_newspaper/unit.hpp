// Units: the pieces of a page that an article is put together from.
#pragma once

#include <optional>
#include <vector>

#include "columns.hpp"
#include "printed_line.hpp"

namespace galley::articles_newspaper {

/// A run of lines that reads as one text. A heading's lines are one paragraph each until its roles are known.
struct Paragraph {
    std::size_t first = 0, last = 0;  ///< lines, both ends included
    std::u32string text;
};

enum class UnitKind {
    body,     ///< paragraphs of one column width that nothing parts
    head,     ///< lines of a heading, or of a crosshead
    caption,  ///< text that says what a picture shows
    jump,     ///< "continued on page 3", "continued from page 1"
    aside     ///< furniture, debris: belongs to no article
};

struct Unit {
    UnitKind kind = UnitKind::body;
    std::vector<Paragraph> paragraphs;
    Gap gap = Gap::none;              ///< before the unit
    double width = 0;                 ///< of the column, in characters; 0 when unknown
    std::size_t dateline = 0;         ///< characters of the dateline that the first paragraph begins with
    bool byline = false;              ///< a heading: one of its lines is a byline
    bool section = false;             ///< a heading: its one line reads like the name of a section
    bool signed_off = false;          ///< a body: its last paragraph ends with the author's name
    bool alone = false;               ///< a body: one line that white space parts from what stands around it
    bool doubled = false;             ///< its first line was drawn double
    bool clauses = false;             ///< a heading: its first line holds a mark between clauses, as headlines do
    std::vector<Paragraph> captions;  ///< how its lines read as captions; empty where they cannot be any
    std::size_t length = 0;           ///< characters
};

/// Groups labelled lines to units.
std::vector<Unit> units_of(const std::vector<PrintedLine>& lines, const std::vector<FlowLabel>& labels,
                           const Profile& profile);

}  // namespace galley::articles_newspaper
