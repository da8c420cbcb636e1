// The lines of a page as the segmenter sees them: text without its outer white space, and what parts each line from
// the one before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// What stands between a line and the one before it: nothing, a blank line, or the border of a text box (a leading
/// space in a dump, a block of its own on a page image).
enum class Gap { none, blank, box };

struct PrintedLine {
    const Page* page = nullptr;    ///< borrowed from the document
    const Block* block = nullptr;  ///< borrowed from the document
    std::int32_t index = 0;        ///< within the block
    std::u32string text;
    double narrow = 0;    ///< width in characters when Latin letters, digits and marks are squeezed to half a character
    double wide = 0;      ///< width in characters when all are of one width
    double hanging = 0;   ///< marks at the end that may hang out of the column
    double room = 0;      ///< width with the next line's first word added; equals `wide` where lines break anywhere
    double lead = 0;      ///< width of what the line begins with that no line break may part from the text before
    Gap gap = Gap::none;  ///< before this line
    bool spaced = false;  ///< white space stands between this line and the one before
    bool credit = false;  ///< ends with a caption's credit
    bool credit_alone = false;  ///< holds nothing else
    bool closed = false;        ///< ends a sentence, or a caption's credit
    bool open = false;          ///< holds an opening quote or bracket without the closing one
    bool dateline = false;      ///< begins with a dateline, or the first half of one
    bool comma = false;         ///< ends with a mark after which the sentence goes on
    bool dangling = false;      ///< begins with a mark that begins no text, such as a comma
    bool capital = false;       ///< begins with a capital letter
    bool stopped = false;       ///< holds a full stop, inside or at the end: headings seldom do
    bool doubled = false;       ///< was drawn double, as headings and captions are
};

// The widths are those on the paper: where a stage took out doubled text, those of the line before that.

/// One line; its text is empty when it is blank. `gap` is left to the caller.
PrintedLine printed_line(const Page& page, const Block& block, std::size_t index, const Profile& profile);

/// The lines of a page that hold text, in the order of its blocks.
std::vector<PrintedLine> printed_lines(const Page& page, const Profile& profile);

/// What is known of the place where two lines meet.
struct Joint {
    bool words = false;         ///< lines of the text break between words
    bool spaced = false;        ///< white space stands between them
    bool other_block = false;   ///< they stand in two blocks
    bool within_words = false;  ///< lines may break within words: `spaced` alone tells
};

/// Adds a line to running text, after a space where the joint is spaced or the scripts tell (space_between_lines). A
/// soft hyphen at the end of the text goes: it broke a word (text.tidy). So does a hyphen within a word that goes on in
/// another block, where nobody saw before how it does; every other hyphen between letters stays, without a space.
void join_line(std::u32string& text, std::u32string_view line, const Joint& joint);

/// Joins lines to running text as the profile says: with nothing between, or a space.
std::u32string joined(const std::vector<PrintedLine>& lines, std::size_t first, std::size_t last,
                      const Profile& profile);

}  // namespace galley::articles_newspaper
