// galley run: from input to output; or a shard of a plan, for a cluster.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdlib>

#include "core/cli/help.hpp"
#include "core/cli/log.hpp"
#include "core/cli/run_arguments.hpp"
#include "core/plan/plan.hpp"

namespace galley::cli {

namespace {

struct RunArguments {
    PipelineArguments pipeline;
    WorkerArguments workers;
    TellingArguments telling;
    std::vector<std::filesystem::path> inputs;
    RunOptions options;
    std::string shard, max_failures;
    bool strict = false;
    int max_restarts = 3;
};

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// A job that a cluster starts again whenever it ends with 75 must end some time.
ExitCode limit_restarts(ExitCode code, int most) {
    const auto restarts = environment("SLURM_RESTART_COUNT");
    if (code != ExitCode::again || !restarts || std::atoi(restarts->c_str()) < most) return code;
    spdlog::error("this is restart {} of the job, and --max-restarts is {}: giving up", *restarts, most);
    return ExitCode::internal;
}

ExitCode run_shard(const RunArguments& given, RunOptions options) {
    if (!given.pipeline.pipeline.empty() || !options.output.empty())
        throw HostError(ExitCode::usage,
                        "--shard runs a part of a plan: galley run --work DIR --shard I/N, without pipeline, input and "
                        "output. galley plan makes the plan, galley merge the output.");
    if (options.work.empty()) throw HostError(ExitCode::usage, "--shard needs --work, the folder of the plan.");
    options.shard = parse_shard(given.shard, environment);
    options.phases = Phases::pages;
    const Plan plan = read_plan(options.work);
    if (plan.shards > 0 && plan.shards != options.shard.count)
        throw HostError(ExitCode::usage,
                        fmt::format("--shard {}: the plan was made for {} shards.", given.shard, plan.shards));
    const ExitCode code = run_and_tell(plan, load(plan.pipeline, tell_problem), options, given.telling);
    // A page that failed has its record, and merge tells of it: the shard is done.
    if (code == ExitCode::some_failed && !given.strict) return ExitCode::ok;
    return limit_restarts(code, given.max_restarts);
}

ExitCode run_action(const RunArguments& given) {
    set_up_log(given.telling.log == "json" ? LogFormat::json : LogFormat::text);
    RunOptions options = given.options;
    given.workers.apply(options);
    if (!given.max_failures.empty()) options.max_failures = FailureLimit::parse(given.max_failures);
    watch_signals();
    if (!given.shard.empty()) return run_shard(given, options);

    if (given.pipeline.pipeline.empty() || given.inputs.empty() || options.output.empty())
        throw HostError(ExitCode::usage, "run needs a pipeline, input and -o OUTPUT; see galley run --help.");
    if (options.work.empty()) options.work = options.output / ".galley";
    Plan plan{given.pipeline.freeze(), {}, 0};
    const Pipeline pipeline = load(plan.pipeline, tell_problem);
    plan.manifest = galley::plan(pipeline, given.inputs, dispatch_options(plan.pipeline, options), stop_asked(),
                                 [](const std::string& message) { spdlog::warn("{}", message); });
    write_plan(options.work, plan);
    return run_and_tell(plan, pipeline, options, given.telling);
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("run", "Turn input into articles");
    auto given = std::make_shared<RunArguments>();
    command->add_option("pipeline", given->pipeline.pipeline, "Pipeline file, or the name of a ready one (newspaper)");
    command->add_option("input", given->inputs, "Files and folders to read");
    command->add_option("-o,--output", given->options.output, "Folder for the output");
    command->add_option("--work", given->options.work,
                        "Folder for the plan and the records of pages. Default: OUTPUT/.galley");
    command->add_option("--shard", given->shard,
                        "Do only shard I of N of the plan in --work: I/N, or auto/N in a job array");
    add_pipeline_options(*command, given->pipeline);
    add_worker_options(*command, given->workers);
    command->add_flag("--retry-failed", given->options.retry_failed,
                      "Try pages and documents again that failed before");
    command->add_flag("--fresh", given->options.fresh, "Do everything again, as if there were no records");
    command->add_option("--max-failures", given->max_failures, "Stop when more pages fail: N pages, or P% of all");
    command->add_flag("--strict", given->strict, "End a shard with 2, not 0, when some of its pages failed");
    command
        ->add_option("--max-restarts", given->max_restarts,
                     "End a shard with 70, not 75, when Slurm has restarted it this often")
        ->check(whole_from(0, 1'000'000))
        ->capture_default_str();
    add_telling_options(*command, given->telling);
    command->footer(
        "Examples:\n  galley run newspaper scans/ -o out --set ocr.tesseract.languages=chi_tra\n"
        "  galley run --work work --shard auto/100");
    command->callback([given, &action] { action = [given] { return run_action(*given); }; });
}

}  // namespace galley::cli
