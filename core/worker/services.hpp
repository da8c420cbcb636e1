// What every stage of a pipeline may ask of the host, wherever it runs.
#pragma once

#include <atomic>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/stage_instance.hpp"

namespace galley {

/// Data files beside the pipeline and in the share folders, and `stop`, which must outlive the services.
[[nodiscard]] Services base_services(const Pipeline& pipeline, const std::atomic<bool>& stop);

}  // namespace galley
