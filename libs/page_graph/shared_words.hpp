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
    /// The same for the lines of a column until `line` and those after it, a few each (the idea of Hearst's TextTiling,
    /// 1997); 0 at its last line.
    [[nodiscard]] double after(int line) const { return after_[static_cast<std::size_t>(line)]; }

  private:
    using Terms = std::vector<std::uint32_t>;  // distinct, ascending
    std::vector<Terms> lines_, columns_;
    std::vector<double> weights_;  // by term
    std::vector<double> norms_;    // by column
    std::vector<double> after_;    // by line
    std::vector<int> column_of_;
    std::map<std::pair<int, int>, double> known_;

    [[nodiscard]] Terms terms_between(const std::vector<int>& lines, std::size_t first, std::size_t end) const;
    [[nodiscard]] double norm_of(const Terms& terms) const;
    [[nodiscard]] double in_common(const Terms& a, const Terms& b) const;
};

}  // namespace galley::page_graph
