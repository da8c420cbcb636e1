// Phase 1: the readers of a pipeline list the input.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/plan/manifest.hpp"
#include "core/run/dispatcher.hpp"

namespace galley {

/// Lists every input with every reader of the pipeline, in a worker. Documents are sorted by id, pages stay in the
/// order of their reader; two documents of one id from different inputs get numbers. Throws HostError (input_missing)
/// when an input is missing, cannot be read, or holds nothing that a reader takes, or when none can be listed; (again)
/// when `stop` was set. One of several that cannot be listed stands in the plan as a page that fails. `warn` hears what
/// readers report.
[[nodiscard]] Manifest plan(const Pipeline& pipeline, const std::vector<std::filesystem::path>& inputs,
                            DispatchOptions options, const std::atomic<bool>& stop,
                            const std::function<void(const std::string&)>& warn);

}  // namespace galley
