// galley clean: frees the space of records that nothing needs any more.
#include <fmt/format.h>

#include "core/cli/run_arguments.hpp"
#include "core/store/clean.hpp"

namespace galley::cli {

namespace {

struct CleanArguments {
    std::filesystem::path folder;
    WorkerArguments workers;
    bool dry_run = false, json = false;
};

ExitCode clean_action(const CleanArguments& given) {
    RunOptions options;
    given.workers.apply(options);
    options.work = work_folder(given.folder);
    watch_signals();
    const Plan plan = read_plan(options.work);
    const Cleaned cleaned = clean(plan, load(plan.pipeline, tell_problem), options, given.dry_run, stop_asked());
    if (given.json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"kept", cleaned.kept},
                                                  {"removed", cleaned.removed},
                                                  {"bytes", cleaned.bytes},
                                                  {"dry_run", given.dry_run}}
                               .dump(1));
    } else {
        constexpr double megabyte = 1e6;
        fmt::print("{} files {}removed ({:.1f} MB), {} kept\n", cleaned.removed, given.dry_run ? "would be " : "",
                   static_cast<double>(cleaned.bytes) / megabyte, cleaned.kept);
    }
    return ExitCode::ok;
}

}  // namespace

void add_clean(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("clean", "Remove records that the last run does not need");
    auto given = std::make_shared<CleanArguments>();
    command->add_option("folder,--work", given->folder, "Output folder of a run, or its work folder")->required();
    add_worker_options(*command, given->workers);
    command->add_flag("-n,--dry-run", given->dry_run, "Only list what would be removed");
    command->add_flag("--json", given->json, "Print JSON");
    command->footer("Example:\n  galley clean out --dry-run");
    command->callback([given, &action] { action = [given] { return clean_action(*given); }; });
}

}  // namespace galley::cli
