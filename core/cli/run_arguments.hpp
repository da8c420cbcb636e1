// Options that the commands which work through pages have in common.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "core/cli/commands.hpp"
#include "core/run/run.hpp"

namespace galley::cli {

/// Set by the first SIGINT or SIGTERM; the second one ends the program at once.
[[nodiscard]] const std::atomic<bool>& stop_asked();
/// From now on signals set stop_asked().
void watch_signals();

/// Which pipeline, and what is added to it.
struct PipelineArguments {
    std::string pipeline;
    std::vector<std::string> overrides;
    std::vector<std::filesystem::path> plugin_paths;
    std::vector<std::string> writers;  ///< of --write: "alto" for write.alto

    [[nodiscard]] PipelineSpec freeze() const;
};
/// All but the pipeline itself, which is a command's positional.
void add_pipeline_options(CLI::App& command, PipelineArguments& arguments);

/// How workers are run.
/// More shards than this are a slip of the hand.
constexpr long long most_shards = 1'000'000;

struct WorkerArguments {
    unsigned jobs = 1;
    std::string isolation = "process";
    double page_timeout_s = 0;
    std::optional<std::int64_t> page_memory_mb;  ///< nothing: an even share of this machine's memory

    void apply(RunOptions& options) const;
};
void add_worker_options(CLI::App& command, WorkerArguments& arguments);

struct TellingArguments {
    std::string log = "text";
    bool quiet = false, json = false;
    std::filesystem::path metrics;
};
void add_telling_options(CLI::App& command, TellingArguments& arguments);

/// The work folder of `folder`: itself when it holds a plan, else the .galley of an output folder.
[[nodiscard]] std::filesystem::path work_folder(const std::filesystem::path& folder);

/// Does the run and tells how it went: progress, failures, a summary or run.json.
ExitCode run_and_tell(const Plan& plan, const Pipeline& pipeline, RunOptions options, const TellingArguments& telling);

}  // namespace galley::cli
