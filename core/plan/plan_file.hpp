// The plan of a run as a file of the work folder: the pipeline and the manifest, frozen. Every shard reads it, and none
// lists the input again.
#pragma once

#include <filesystem>

#include "core/pipeline/pipeline_spec.hpp"
#include "core/plan/manifest.hpp"

namespace galley {

struct Plan {
    PipelineSpec pipeline;
    Manifest manifest;
    std::size_t shards = 0;  ///< into how many the pages are to be parted; 0: not said
};

/// Writes `work`/manifest.jsonl: a line about the whole, with a hash of the rest, then a line a page, sorted by
/// document. Throws HostError (output).
void write_plan(const std::filesystem::path& work, const Plan& plan);

/// Throws HostError: input_missing when there is no plan, bad_pipeline when it was changed since it was written.
[[nodiscard]] Plan read_plan(const std::filesystem::path& work);

}  // namespace galley
