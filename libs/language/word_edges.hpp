// Where words end in text whose lines may break within them, such as Korean: told by how the words of the page itself
// begin and end.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace galley::language {

/// Counts of a page's lines. Adding and asking are linear in the lines' lengths.
class WordEdges {
  public:
    /// A line of the page. What stands between spaces within it is a whole word; its first and last may be halves.
    void add(std::u32string_view line);

    /// Did a space stand between two lines? By Bayes' rule from the characters on both sides, which end and begin words
    /// or stand inside them, and by whether both halves, or the whole, are words of the page.
    [[nodiscard]] bool parted(std::u32string_view before, std::u32string_view after) const;

  private:
    struct Count {
        double edge = 0, inner = 0;  ///< times that a character was at the edge of a word, and times that it was not
    };
    using Counts = std::unordered_map<char32_t, Count>;

    /// Natural logarithm of how much likelier a character is at that edge than inside.
    static double weight(const Counts& counts, char32_t c, const Count& all);

    Counts begins_, ends_;
    Count all_begins_, all_ends_;
    std::unordered_set<std::u32string> whole_;
};

}  // namespace galley::language
