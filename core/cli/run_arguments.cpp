#include "core/cli/run_arguments.hpp"
#include "core/base/shown_text.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "core/base/memory_use.hpp"
#include "core/cli/help.hpp"
#include "core/cli/log.hpp"
#include "core/cli/progress.hpp"
#include "core/run/run_report.hpp"
#include "core/store/safe_file.hpp"

namespace galley::cli {

namespace {

std::atomic<bool> stop{false};

void on_signal(int) {
    // The workers end with us. Nothing is torn: files appear under their names only when they are whole.
    if (stop.exchange(true)) _exit(static_cast<int>(ExitCode::again));
}

/// A page that hangs costs this long, twice; OCR of a page takes tens of seconds.
constexpr double default_page_timeout_s = 600;
constexpr long long most_jobs = 10'000;  // more workers than any machine has processors are a slip of the hand
constexpr std::int64_t megabyte = 1'000'000, least_page_memory = 1'000 * megabyte;

}  // namespace

const std::atomic<bool>& stop_asked() { return stop; }

void watch_signals() {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
}

PipelineSpec PipelineArguments::freeze() const {
    std::vector<std::string> more;
    for (const std::string& writer : writers) more.push_back("write." + writer);
    return galley::freeze(find_pipeline(pipeline), overrides, more, plugin_paths);
}

void add_pipeline_options(CLI::App& command, PipelineArguments& arguments) {
    command.add_option("--set", arguments.overrides, "Override an option: STAGE.OPTION=VALUE")->allow_extra_args(false);
    add_plugin_path(command, arguments.plugin_paths);
    command.add_option("--write", arguments.writers, "Write these formats too: alto,pdf adds write.alto and write.pdf")
        ->delimiter(',')
        ->allow_extra_args(false);
}

void WorkerArguments::apply(RunOptions& options) const {
    options.jobs = jobs;
    options.isolation = isolation == "none" ? Isolation::none : Isolation::process;
    options.page_timeout_s = page_timeout_s;
    options.page_memory =
        page_memory_mb ? *page_memory_mb * megabyte : std::max(least_page_memory, machine_memory() / jobs);
}

void add_worker_options(CLI::App& command, WorkerArguments& arguments) {
    arguments.jobs = std::max(1u, std::thread::hardware_concurrency());
    arguments.page_timeout_s = default_page_timeout_s;
    command.add_option("-j,--jobs", arguments.jobs, "Worker processes")
        ->default_str("one for each core")
        ->check(whole_from(1, most_jobs));
    command.add_option("--page-timeout", arguments.page_timeout_s, "Seconds a page may take; 0: any")
        ->capture_default_str()
        ->check(at_least(0));
    command
        .add_option("--page-memory", arguments.page_memory_mb,
                    "Megabytes a worker may use; 0: any. Default: an even share of this machine's memory")
        ->check(at_least(0));
    command
        .add_option("--isolation", arguments.isolation,
                    "Run workers as processes, or as threads of this process (none), for debugging")
        ->capture_default_str()
        ->check(one_of({"process", "none"}));
}

void add_telling_options(CLI::App& command, TellingArguments& arguments) {
    command.add_option("--log", arguments.log, "Print messages as text or json")->check(one_of({"text", "json"}));
    command.add_option("--metrics", arguments.metrics, "Write a file with numbers for Prometheus");
    command.add_flag("-q,--quiet", arguments.quiet, "Only warnings and errors");
    command.add_flag("--json", arguments.json, "Print run.json instead of a summary");
}

std::filesystem::path work_folder(const std::filesystem::path& folder) {
    require_folder(folder);
    for (const std::filesystem::path& work : {folder, folder / ".galley"}) {
        std::error_code error;
        if (exists(work / "manifest.jsonl", error)) return work;
    }
    throw HostError(ExitCode::input_missing,
                    fmt::format("{} is neither the output of a run nor the --work folder of a plan: it has no "
                                "manifest.jsonl, and no .galley with one.",
                                folder.string()));
}

ExitCode run_and_tell(const Plan& plan, const Pipeline& pipeline, RunOptions options, const TellingArguments& telling) {
    options.metrics = telling.metrics;
    Progress progress(isatty(STDERR_FILENO) == 1 && telling.log == "text", telling.quiet);
    const RunResult result = run(plan, pipeline, options, stop_asked(), progress);
    progress.finish();
    if (!result.stopped.empty()) spdlog::error("{}", result.stopped);
    if (telling.log == "json" && !telling.quiet)
        log_with(spdlog::level::info, summary_line(result), {{"summary", summary_json(result)}});
    if (telling.json)
        fmt::print("{}", read_file(facts_file(options)));
    else if (!telling.quiet && telling.log != "json" && !result.interrupted)
        fmt::print("{} -> {}\n", summary_line(result),
                   shown((options.output.empty() ? options.work : options.output).string()));
    if (result.interrupted) spdlog::error("{}", stopped_line(result));  // the last line
    return result.exit_code();
}

}  // namespace galley::cli
