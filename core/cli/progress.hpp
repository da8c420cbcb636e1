// Tells how far a run is: a bar on a terminal, plain lines elsewhere. Everything goes to stderr.
#pragma once

#include <chrono>
#include <string>

#include "core/run/run.hpp"

namespace galley::cli {

class Progress : public RunWatcher {
  public:
    /// `terminal` says whether stderr is one; `quiet` leaves only failures.
    Progress(bool terminal, bool quiet) : terminal_(terminal), quiet_(quiet) {}

    void page(const PageResult& page) override;
    void document(const DocumentOutcome& document) override;
    void warning(const std::string& message) override;
    void tick(const RunResult& result) override;
    /// Clears the bar, so that what follows starts on a clean line.
    void finish() const;

  private:
    using Clock = std::chrono::steady_clock;

    void clear_bar() const;

    bool terminal_, quiet_;
    Clock::time_point last_ = Clock::now();
};

/// "120/500 pages, 2.1 pages/s, 3 min 01 s left, 20 reused, 1 failed"
[[nodiscard]] std::string progress_text(const RunResult& result);

}  // namespace galley::cli
