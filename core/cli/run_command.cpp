// galley run: from input to output.
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "core/cli/commands.hpp"
#include "core/cli/log.hpp"
#include "core/cli/progress.hpp"
#include "core/pipeline.hpp"
#include "core/run.hpp"
#include "core/run_report.hpp"

namespace galley::cli {

namespace {

std::atomic<bool> stop_asked{false};

/// The first signal asks the run to stop after the pages in hand, the second one ends it at once.
void on_signal(int number) {
    if (stop_asked.exchange(true)) {
        std::signal(number, SIG_DFL);
        std::raise(number);
    }
}

struct RunArguments {
    std::string pipeline, log = "text";
    std::vector<std::filesystem::path> inputs, plugin_paths;
    std::vector<std::string> overrides;
    RunOptions options;
    bool quiet = false, json = false, overlay = false;
};

ExitCode run_action(const RunArguments& given) {
    set_up_log(given.log == "json" ? LogFormat::json : LogFormat::text);
    const auto file = find_pipeline(given.pipeline);
    std::vector<Override> overrides;
    for (const std::string& text : given.overrides) overrides.push_back(parse_override(text));
    const Registry registry = scan(given.plugin_paths, pipeline_plugin_paths(file));
    const std::vector<std::string> more(given.overlay ? 1 : 0, "write.overlay");
    const Pipeline pipeline = read_pipeline(file, registry, overrides, more);

    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    Progress progress(isatty(STDERR_FILENO) == 1 && given.log == "text", given.quiet);
    const RunResult result = run(
        pipeline, given.inputs, given.options, stop_asked,
        [&](const PageResult& page, std::size_t done, std::size_t total) { progress.page_done(page, done, total); },
        [](const std::string& message) { spdlog::warn("{}", message); });
    progress.finish();

    for (const DocumentOutcome& document : result.documents) {
        for (const std::string& warning : document.warnings) spdlog::warn("document {}: {}", document.id, warning);
        if (!document.ok)
            spdlog::error("document {} is not complete: {}{}", document.id,
                          document.stage.empty() ? "" : fmt::format("{} ({}): ", document.stage, document.code),
                          document.message);
    }
    if (!result.stopped.empty()) spdlog::error("{}", result.stopped);
    if (result.interrupted) spdlog::error("stopped as asked; run the same command again to go on");
    if (given.json)
        fmt::print("{}\n", report_json(pipeline, result).dump(1));
    else if (!given.quiet)
        fmt::print("{} -> {}\n", summary_line(result), given.options.output.string());
    return result.exit_code();
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("run", "Turn input into articles");
    auto given = std::make_shared<RunArguments>();
    given->options.jobs = std::max(1u, std::thread::hardware_concurrency());
    command->add_option("pipeline", given->pipeline, "Pipeline file, or the name of a ready one (newspaper-zh)")
        ->required();
    command->add_option("input", given->inputs, "Files and folders to read")->required();
    command->add_option("-o,--output", given->options.output, "Folder of the output tree")->required();
    command->add_option("-j,--jobs", given->options.jobs, "Pages at a time")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_option("--work", given->options.work, "Folder of manifest and records (OUTPUT/.galley)");
    command->add_option("--set", given->overrides, "Override an option: STAGE.OPTION=VALUE")->allow_extra_args(false);
    add_plugin_path(*command, given->plugin_paths);
    command->add_option("--log", given->log, "Messages as text or json")->check(CLI::IsMember({"text", "json"}));
    command->add_flag("--debug-overlay", given->overlay, "Draw each page with its articles coloured (write.overlay)");
    command->add_flag("-q,--quiet", given->quiet, "Only warnings and errors");
    command->add_flag("--json", given->json, "Print run.json instead of a summary");
    command->footer("Example:\n  galley run newspaper-zh scans/ -o out --set ocr.tesseract.languages=chi_tra");
    command->callback([given, &action] { action = [given] { return run_action(*given); }; });
}

}  // namespace galley::cli
