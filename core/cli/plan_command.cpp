// galley plan: freezes pipeline and input for shards to work on.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "core/cli/help.hpp"
#include "core/cli/run_arguments.hpp"
#include "core/plan/plan.hpp"

namespace galley::cli {

namespace {

struct PlanArguments {
    PipelineArguments pipeline;
    WorkerArguments workers;
    std::vector<std::filesystem::path> inputs;
    RunOptions options;
    std::size_t shards = 0;
    bool json = false;
};

ExitCode plan_action(const PlanArguments& given) {
    RunOptions options = given.options;
    given.workers.apply(options);
    options.phases = Phases::pages;
    watch_signals();
    Plan plan{given.pipeline.freeze(), {}, given.shards};
    plan.manifest =
        galley::plan(load(plan.pipeline, tell_problem), given.inputs, dispatch_options(plan.pipeline, options),
                     stop_asked(), [](const std::string& message) { spdlog::warn("{}", message); });
    write_plan(options.work, plan);
    const std::size_t documents = plan.manifest.documents.size(), pages = plan.manifest.page_count();
    if (given.json)
        fmt::print(
            "{}\n",
            nlohmann::ordered_json{{"documents", documents}, {"pages", pages}, {"shards", given.shards}}.dump(1));
    else
        fmt::print("{} pages of {} documents -> {}\n", pages, documents, (options.work / "manifest.jsonl").string());
    return ExitCode::ok;
}

}  // namespace

void add_plan(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("plan", "List the input for shards to work on");
    auto given = std::make_shared<PlanArguments>();
    command->add_option("pipeline", given->pipeline.pipeline, "Pipeline file, or the name of a ready one")->required();
    command->add_option("input", given->inputs, "Files and folders to read")->required();
    command->add_option("--work", given->options.work, "Folder for the plan, shared by all machines")->required();
    command->add_option("--shards", given->shards, "Number of shards; every run --shard must give the same")
        ->check(whole_from(0, most_shards));
    add_pipeline_options(*command, given->pipeline);
    add_worker_options(*command, given->workers);
    command->add_flag("--json", given->json, "Print the counts as JSON");
    command->footer("Example:\n  galley plan newspaper scans/ --work work --shards 100");
    command->callback([given, &action] { action = [given] { return plan_action(*given); }; });
}

}  // namespace galley::cli
