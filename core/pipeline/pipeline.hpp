// The pipeline file, read and checked before any page is.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/pipeline/option_values.hpp"
#include "core/plugin/registry.hpp"

namespace galley {

enum class OnError { fail_page, skip_stage, stop };

struct PipelineStage {
    RegisteredStage registered;
    std::shared_ptr<const OptionValues> options;
    OnError on_error = OnError::fail_page;
    double timeout_s = 0;  ///< 0: no limit
    std::size_t slot = 0;  ///< among the stages of its pipeline
    /// By which --set, edits, errors and run.json tell it from others: its "name", or its id, with "-2" and so on
    /// behind when it is used again. No two stages of a pipeline have the same.
    std::string name = registered.stage->id;

    [[nodiscard]] const galley_stage& stage() const { return *registered.stage; }
    [[nodiscard]] std::string id() const { return registered.stage->id; }
};

struct Pipeline {
    std::string name;
    std::filesystem::path file;
    std::vector<PipelineStage> stages;  ///< readers first, then page stages, then document stages

    [[nodiscard]] std::vector<const PipelineStage*> of_scope(std::uint32_t scope) const;
};

/// `stage.option=value`, from the command line; the stage by its name, or by its id where only one has it.
struct Override {
    std::string stage, option, value;
};

/// Throws HostError (usage) when `text` has no such form.
[[nodiscard]] Override parse_override(const std::string& text);

/// The file that `name` means: a path, or the name of a ready pipeline ("newspaper") of the share folders.
/// Throws HostError (input_missing).
[[nodiscard]] std::filesystem::path find_pipeline(const std::string& name);

/// "plugin_paths" of a pipeline file, absolute. Any fault of the file is left for read_pipeline to tell.
[[nodiscard]] std::vector<std::filesystem::path> pipeline_plugin_paths(const std::filesystem::path& file);

/// The text of a pipeline file. Throws HostError (input_missing).
[[nodiscard]] std::string read_pipeline_text(const std::filesystem::path& file);

/// Checks `text`, which stands in `file`; the rest as read_pipeline.
[[nodiscard]] Pipeline parse_pipeline(const std::filesystem::path& file, const std::string& text,
                                      const Registry& registry, const std::vector<Override>& overrides = {},
                                      const std::vector<std::string>& more = {});

/// Reads and checks the whole file. Throws HostError (bad_pipeline) that lists every fault, a line each: file, line and
/// column, JSON Pointer, what is wrong, the nearest right name. Stages of the ids `more` are added to the end where
/// they are not there.
[[nodiscard]] Pipeline read_pipeline(const std::filesystem::path& file, const Registry& registry,
                                     const std::vector<Override>& overrides = {},
                                     const std::vector<std::string>& more = {});

}  // namespace galley
