// galley plugins: what is there to build a pipeline from.
#include <fmt/format.h>

#include "core/chain_check.hpp"
#include "core/cli/commands.hpp"
#include "core/schema.hpp"
#include "core/shown_text.hpp"

namespace galley::cli {

namespace {

struct PluginsArguments {
    std::vector<std::filesystem::path> plugin_paths;
    bool json = false;
};

ExitCode plugins_action(const PluginsArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    if (given.json) {
        auto stages = nlohmann::ordered_json::array();
        for (const RegisteredStage& stage : registry.stages()) stages.push_back(describe_stage(stage));
        fmt::print("{}\n", nlohmann::ordered_json{{"stages", stages}, {"problems", registry.problems()}}.dump(1));
        return ExitCode::ok;
    }
    std::size_t width = 0;
    for (const RegisteredStage& entry : registry.stages())
        width = std::max(width, std::string_view(entry.stage->id).size());
    for (const RegisteredStage& entry : registry.stages())
        fmt::print("{:<{}}  {:<8}  {}\n", entry.stage->id, width, scope_name(entry.stage->scope),
                   shown(entry.stage->summary));
    return ExitCode::ok;
}

}  // namespace

void add_plugins(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("plugins", "List the stages of all plugins found");
    auto given = std::make_shared<PluginsArguments>();
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--json", given->json, "Print JSON, with every option of every stage");
    command->footer("Example:\n  galley plugins --json | jq -r '.stages[].id'");
    command->callback([given, &action] { action = [given] { return plugins_action(*given); }; });
}

}  // namespace galley::cli
