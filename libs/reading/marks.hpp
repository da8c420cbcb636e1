// Marks among Chinese and Japanese characters, which a small dot may be any of.
#pragma once

#include <string>
#include <vector>

#include "reading/ctc.hpp"

namespace galley::reading {

/// The classes of marks that networks take for each other, in one alphabet.
class MarkClasses {
  public:
    explicit MarkClasses(const std::vector<std::string>& alphabet);

    /// Which of the marks a character is that stands between Chinese or Japanese ones and was read as a mark: the share
    /// of each in its column, weighed by how often newspapers print it there. A small comma in the middle of its cell
    /// looks like a dot, and one of vertical print like an apostrophe, but a comma stands there two hundred times as
    /// often as either. In level lines apostrophes are no doubt, for they stand at the top of their cells.
    void weigh(std::vector<Character>& characters, const Shares& shares, bool vertical) const;

  private:
    struct Mark {
        std::string text;
        std::size_t index;
        double weight;
    };
    std::vector<Mark> marks_;
};

}  // namespace galley::reading
