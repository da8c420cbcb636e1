// galley status: how far a run is, from its records alone; also while it runs.
#include <fmt/format.h>

#include "core/cli/help.hpp"
#include "core/cli/run_arguments.hpp"
#include "core/run/last_run.hpp"
#include "core/run/status.hpp"
#include "core/run/survey.hpp"

namespace galley::cli {

namespace {

struct StatusArguments {
    std::filesystem::path folder;
    std::size_t shards = 0;
    WorkerArguments workers;
    bool json = false;
};

ExitCode status_action(const StatusArguments& given) {
    RunOptions options;
    given.workers.apply(options);
    options.work = work_folder(given.folder);
    watch_signals();
    const Plan plan = read_plan(options.work);
    Status status(given.shards > 0 ? given.shards : plan.shards);
    std::vector<std::pair<std::size_t, PageResult>> pages;
    survey(plan, load(plan.pipeline, tell_problem), options, {}, stop_asked(),
           [&](std::size_t page, const PageResult& result) { pages.emplace_back(page, result); });
    // Workers answer in any order.
    std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const LastRun last(given.folder, options.work);
    for (auto& [page, result] : pages) {
        last.explain(result);
        status.add(page, result);
    }
    for (const auto& [id, failure] : last.documents()) status.add_document(id, failure);
    fmt::print("{}", given.json ? status.json().dump(1) + "\n" : status.text());
    return status.exit_code();
}

}  // namespace

void add_status(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("status", "Say what is done, what failed and why, and what is missing");
    auto given = std::make_shared<StatusArguments>();
    command->add_option("folder,--work", given->folder, "The output folder of a run, or its work folder")->required();
    command->add_option("--shards", given->shards, "Number of shards, to list those to run again")
        ->check(whole_from(0, most_shards));
    add_worker_options(*command, given->workers);
    command->add_flag("--json", given->json, "Print JSON, with every page that failed or is missing");
    command->footer(
        "Exit codes: 0 all is done; 2 pages or documents failed; 75 pages are missing.\n\n"
        "Example:\n  galley status out");
    command->callback([given, &action] { action = [given] { return status_action(*given); }; });
}

}  // namespace galley::cli
