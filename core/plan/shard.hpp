// A share of a run's pages: every page whose index leaves the remainder `index` when divided by `count`.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace galley {

struct Shard {
    std::size_t index = 0, count = 1;

    [[nodiscard]] bool owns(std::size_t page) const { return page % count == index; }
    [[nodiscard]] bool whole() const { return count == 1; }
    bool operator==(const Shard&) const = default;
};

/// The value of an environment variable, or nothing.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// "I/N" with I from 0 to N-1, or "auto/N": then I is told by the job array that runs us (SLURM_ARRAY_TASK_ID,
/// JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX, or SGE_TASK_ID, which counts from 1). Throws HostError (usage) with
/// a sentence for any other form, an index past the end, no such variable, or two that disagree. N is never taken from
/// the environment: an array that is sent again in part has another count.
[[nodiscard]] Shard parse_shard(const std::string& text, const Environment& environment);

}  // namespace galley
