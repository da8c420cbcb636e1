// What every stage of a pipeline may ask of the host, wherever it runs.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/stage_host.hpp"

namespace galley {

class PipelineHost : public StageHost {
  public:
    /// Both must outlive the host.
    PipelineHost(const Pipeline& pipeline, const std::atomic<bool>& stop) : pipeline_(pipeline), stop_(stop) {}

    /// Looked up beside the pipeline file, then in the share folders.
    std::optional<std::filesystem::path> resource(const std::string& name) override;
    bool cancelled() override { return stop_; }

  private:
    const Pipeline& pipeline_;
    const std::atomic<bool>& stop_;
};

}  // namespace galley
