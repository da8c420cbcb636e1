// Tells how far a run is: a bar on a terminal, plain lines elsewhere. Everything goes to stderr.
#pragma once

#include <chrono>
#include <cstddef>

#include "core/run.hpp"

namespace galley::cli {

class Progress {
  public:
    /// `terminal` says whether stderr is one; `quiet` leaves only failures.
    Progress(bool terminal, bool quiet) : terminal_(terminal), quiet_(quiet) {}

    void page_done(const PageResult& page, std::size_t done, std::size_t total);
    /// Clears the bar, so that what follows starts on a clean line.
    void finish();

  private:
    using Clock = std::chrono::steady_clock;

    void draw(std::size_t done, std::size_t total);
    void clear_bar() const;

    bool terminal_, quiet_;
    std::size_t failed_ = 0, fresh_ = 0;
    Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace galley::cli
