// Rare words in common.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "page_graph/columns.hpp"

namespace galley::page_graph {

/// Compares the words of lines and columns of one page (language/terms.hpp); a word counts by how few lines have it.
class SharedWords {
  public:
    SharedWords(const Scene& scene, const Columns& columns);

    /// The part of a line's words, by weight, that another column than its own holds; 0 for its own.
    [[nodiscard]] double in_column(int line, int column) const;
    /// How much of their words two columns share: the cosine of their weights. Kept, so that asking again is free.
    [[nodiscard]] double of_columns(int one, int other);

  private:
    using Terms = std::vector<std::uint32_t>;  // distinct, ascending
    std::vector<Terms> lines_, columns_;
    std::vector<double> weights_;  // by term
    std::vector<double> norms_;    // by column
    std::vector<int> column_of_;
    std::map<std::pair<int, int>, double> known_;
};

}  // namespace galley::page_graph
