// A pipeline with all that the command line adds to it, frozen: what a worker process or another machine needs to read
// the same pipeline again, whatever became of the file meanwhile.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace galley {

struct PipelineSpec {
    std::filesystem::path file;                       ///< absolute; relative paths of options are seen from its folder
    std::string text;                                 ///< of the file when it was frozen
    std::vector<std::string> overrides;               ///< of --set
    std::vector<std::string> more;                    ///< stages added to the end
    std::vector<std::filesystem::path> plugin_paths;  ///< of --plugin-path, absolute
    std::vector<std::filesystem::path> file_plugin_paths = {};  ///< the file's own "plugin_paths", absolute
};

/// Reads the file. Throws HostError (input_missing).
[[nodiscard]] PipelineSpec freeze(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                                  const std::vector<std::string>& more,
                                  const std::vector<std::filesystem::path>& plugin_paths);

/// Finds the plugins and checks the pipeline; throws as read_pipeline does. Nothing of a plugin is loaded. `tell` is
/// called for each file that was passed over, with a sentence that says why.
[[nodiscard]] Pipeline load(const PipelineSpec& spec, const std::function<void(const std::string&)>& tell = {});

/// The files of the plugins that a pipeline uses, sorted.
[[nodiscard]] std::vector<std::filesystem::path> plugin_files(const Pipeline& pipeline);

/// The same pipeline with these plugins loaded into this process, so that its stages can be made.
[[nodiscard]] Pipeline load_with(const PipelineSpec& spec, const std::vector<std::filesystem::path>& plugins);

[[nodiscard]] nlohmann::json to_json(const PipelineSpec& spec);
[[nodiscard]] PipelineSpec spec_from_json(const nlohmann::json& json);

}  // namespace galley
