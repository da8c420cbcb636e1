// Marks before a line that a network half sees: □ ◎ ■ before bylines, labels and briefs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reading/ctc.hpp"

namespace galley::reading {

/// The classes of such marks in an alphabet. Networks see few of them in training, and give their columns to the blank
/// before them; but no other class has nearly as large a share there as the right mark has, and no mark has one where
/// there is none.
class OpeningMarks {
  public:
    OpeningMarks(const std::vector<std::string>& alphabet, std::size_t blank);

    /// Adds the mark before the first character where the network gives one a share, however small. Its confidence is
    /// its share among all but the blank. `vertical`: the picture lies on its side, and triangles with it, which are
    /// left out. Marks behind a text are ornaments of its end, and stay unread.
    void add(std::vector<Character>& characters, const Shares& shares, bool vertical) const;

  private:
    struct Mark {
        std::string text;
        std::size_t index;
        bool turns;  ///< looks alike when it lies on its side
    };
    /// The mark with the largest share in the first columns; one without text where none has any.
    [[nodiscard]] Character seen(const Shares& shares, std::size_t columns, bool vertical) const;

    std::vector<Mark> marks_;
    std::size_t blank_;
};

}  // namespace galley::reading
