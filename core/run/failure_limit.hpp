// When does a run go so wrong that it should stop? --max-failures N|P%.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace galley {

class FailureLimit {
  public:
    FailureLimit() = default;  ///< none
    /// "10" pages, or "5%" of all pages. Throws HostError (usage) for anything else.
    static FailureLimit parse(const std::string& text);

    /// True when `failed` of `total` pages are more than the limit allows.
    [[nodiscard]] bool passed(std::size_t failed, std::size_t total) const;
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::optional<double> pages_, percent_;
    std::string text_;
};

}  // namespace galley
