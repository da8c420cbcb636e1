// Notes time and memory of one stage when it goes out of scope.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "core/base/memory_use.hpp"
#include "core/worker/outcome.hpp"

namespace galley {

class StageMeter {
  public:
    StageMeter(std::string stage, Outcome& outcome) : stage_(std::move(stage)), outcome_(outcome) {}
    ~StageMeter() {
        const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start_).count();
        const std::int64_t peak = peak_memory();
        outcome_.times.push_back({std::move(stage_), ms, peak > peak_ ? peak : memory_use().resident});
    }
    StageMeter(const StageMeter&) = delete;
    StageMeter& operator=(const StageMeter&) = delete;

  private:
    using Clock = std::chrono::steady_clock;

    std::string stage_;
    Outcome& outcome_;
    std::int64_t peak_ = peak_memory();
    Clock::time_point start_ = Clock::now();
};

}  // namespace galley
