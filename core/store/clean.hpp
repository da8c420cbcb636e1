// Trims a work folder to what its plan still needs.
#pragma once

#include <atomic>
#include <cstdint>

#include "core/run/run.hpp"

namespace galley {

struct Cleaned {
    std::size_t kept = 0, removed = 0;  ///< files
    std::uintmax_t bytes = 0;           ///< that were freed
};

/// Removes records that no page of the plan has now, notes about files and documents that it does not know, and
/// temporaries of killed processes. `dry_run` only counts. Throws HostError.
Cleaned clean(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, bool dry_run,
              const std::atomic<bool>& stop);

}  // namespace galley
