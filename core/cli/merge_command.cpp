// galley merge: from the records of all shards to the output tree.
#include <spdlog/spdlog.h>

#include "core/cli/log.hpp"
#include "core/cli/run_arguments.hpp"

namespace galley::cli {

namespace {

struct MergeArguments {
    WorkerArguments workers;
    TellingArguments telling;
    RunOptions options;
};

ExitCode merge_action(const MergeArguments& given) {
    set_up_log(given.telling.log == "json" ? LogFormat::json : LogFormat::text);
    RunOptions options = given.options;
    given.workers.apply(options);
    options.phases = Phases::documents;
    watch_signals();
    const Plan plan = read_plan(options.work);
    return run_and_tell(plan, load(plan.pipeline, tell_problem), options, given.telling);
}

}  // namespace

void add_merge(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("merge", "Put the pages of all shards together");
    auto given = std::make_shared<MergeArguments>();
    command->add_option("--work", given->options.work, "Folder of the plan and its records")->required();
    command->add_option("-o,--output", given->options.output, "Folder of the output tree")->required();
    add_worker_options(*command, given->workers);
    command->add_flag("--retry-failed", given->options.retry_failed, "Try documents again that failed before");
    add_telling_options(*command, given->telling);
    command->footer(
        "While pages are missing it writes nothing and ends with 75; galley status --work DIR lists them.\n\n"
        "Example:\n  galley merge --work work -o out");
    command->callback([given, &action] { action = [given] { return merge_action(*given); }; });
}

}  // namespace galley::cli
