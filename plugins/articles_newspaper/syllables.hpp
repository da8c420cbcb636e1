// Lines that break within words, as Korean print has them: whether those of a page do, and where a space stood.
#pragma once

#include <string_view>
#include <vector>

#include "language/word_edges.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// The ends of the lines of one page, in the order in which they are read.
class LineEnds {
  public:
    /// `lines` of running text; headings may be among them. For a profile whose lines never break within words there is
    /// nothing to tell, and nothing is counted.
    LineEnds(const std::vector<std::u32string_view>& lines, const Profile& profile);

    /// Most of the lines end where no word of the page does.
    [[nodiscard]] bool break_within_words() const { return within_; }
    /// Whether a space stands between two lines that are read one after the other.
    [[nodiscard]] bool space_between(std::u32string_view before, std::u32string_view after) const;

  private:
    language::WordEdges edges_;
    bool words_, within_ = false;
};

}  // namespace galley::articles_newspaper
