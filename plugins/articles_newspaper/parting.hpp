// Where one article may end and the next begin though nothing but their words parts them.
#pragma once

#include <vector>

#include "similarity.hpp"
#include "unit.hpp"

namespace galley::articles_newspaper {

/// Parts body units where the paragraphs before and after a blank line share no more words than any two texts of the
/// page: articles without a heading follow each other that way. What belongs together after all, assembly joins again.
std::vector<Unit> part_unrelated(std::vector<Unit> units, const std::vector<PrintedLine>& lines);

/// Compares the texts of units where they would meet.
class Seams {
  public:
    explicit Seams(const std::vector<Unit>& units);
    /// Similarity of the end of body `before` and the start of body `after`.
    [[nodiscard]] double at(std::size_t before, std::size_t after) const;
    /// Similarity of a body and a caption.
    [[nodiscard]] double with_caption(std::size_t body, std::size_t caption) const;

  private:
    Similarity similarity_;
};

}  // namespace galley::articles_newspaper
