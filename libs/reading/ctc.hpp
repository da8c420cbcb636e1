// From a network's opinion about each column of a line to characters.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace galley::reading {

/// What a network says of a line: for each column, from left to right, the share of each class, 0..1.
struct Shares {
    std::size_t columns = 0, classes = 0;
    std::span<const float> values;  ///< columns times classes of them

    [[nodiscard]] std::span<const float> column(std::size_t at) const { return values.subspan(at * classes, classes); }
};

/// One character that was seen.
struct Character {
    std::string text;
    double confidence = 0;  ///< 0..1, its share of its best column
    double at = 0;          ///< the middle of that column, in columns
    std::size_t column = 0;
};

/// Greedy decoding of connectionist temporal classification (Graves et al. 2006, section 3.2): the best class of each
/// column, equal ones in a row as one, blanks left out. `alphabet` has as many entries as there are classes.
[[nodiscard]] std::vector<Character> decode(const Shares& shares, const std::vector<std::string>& alphabet,
                                            std::size_t blank);

/// The class with the largest share; the first of equal ones.
[[nodiscard]] std::size_t best_class(std::span<const float> column);

}  // namespace galley::reading
