// What there is for a plan, from records alone: nothing is made.
#pragma once

#include <atomic>
#include <functional>

#include "core/run/run.hpp"

namespace galley {

struct SurveyOptions {
    bool read_large = false;    ///< hash large files that were never hashed; else their pages count as missing
    bool list_records = false;  ///< PageOutcome::records
};

/// Looks every page of the plan up, in its order; `found` is called for each with its number in the manifest. Throws
/// HostError (again) when `stop` was set.
void survey(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, const SurveyOptions& what,
            const std::atomic<bool>& stop, const std::function<void(std::size_t page, const PageResult&)>& found);

}  // namespace galley
