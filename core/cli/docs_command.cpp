// galley docs: a page for every stage.
#include <fmt/format.h>

#include "core/cli/commands.hpp"
#include "core/plugin/stage_page.hpp"
#include "core/store/safe_file.hpp"

namespace galley::cli {

namespace {

struct DocsArguments {
    std::filesystem::path folder;
    std::vector<std::filesystem::path> plugin_paths;
};

ExitCode docs_action(const DocsArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    for (const RegisteredStage& stage : registry.stages())
        write_file(given.folder / fmt::format("{}.md", stage.stage->id), stage_page(stage), false);
    write_file(given.folder / "README.md", stage_index(registry), false);
    fmt::print(stderr, "galley: {} pages stand in {}\n", registry.stages().size() + 1, given.folder.string());
    return ExitCode::ok;
}

}  // namespace

void add_docs(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("docs", "Write a page of documentation for every stage found");
    auto given = std::make_shared<DocsArguments>();
    command->add_option("folder", given->folder, "Where to write the pages (Markdown)")->required();
    add_plugin_path(*command, given->plugin_paths);
    command->footer("Example:\n  galley docs docs/stages");
    command->callback([given, &action] { action = [given] { return docs_action(*given); }; });
}

}  // namespace galley::cli
