// What a second reading changed, as edits: the reading before it is not lost.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// The text of every line that an earlier stage read, taken before this one reads.
class EarlierReadings {
  public:
    explicit EarlierReadings(const Page& page);

    /// Adds an edit of the rule "read-again" to the page for each line that reads otherwise now. Blocks and lines must
    /// stand where they stood; what was added behind them does not count.
    void add_edits(Page& page) const;

  private:
    std::vector<std::vector<std::string>> blocks_;  ///< by block and line; empty: unread
};

}  // namespace galley::ocr_tesseract
