// galley plugins: what is there to build a pipeline from.
#include <fmt/format.h>

#include "core/base/shown_text.hpp"
#include "core/cli/commands.hpp"
#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/option_values.hpp"
#include "core/pipeline/schema.hpp"

namespace galley::cli {

namespace {

struct PluginsArguments {
    std::vector<std::filesystem::path> plugin_paths;
    bool json = false, options = false;
};

/// Every option as --set takes it, with its choices where it has some: "read.pdf.text=layer".
void print_options(const Registry& registry) {
    for (const RegisteredStage& entry : registry.stages())
        for (std::uint32_t i = 0; i < entry.stage->option_count; ++i) {
            const galley_option& option = entry.stage->options[i];
            std::vector<std::string> values = choices_of(option);
            if (option.type == GALLEY_OPTION_BOOL) values = {"true", "false"};
            if (values.empty()) values = {""};
            for (const std::string& value : values) fmt::print("{}.{}={}\n", entry.stage->id, option.name, value);
        }
}

ExitCode plugins_action(const PluginsArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    if (given.options) {
        print_options(registry);
        return ExitCode::ok;
    }
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
    command->add_flag("--options", given->options, "Print every option as --set takes it: STAGE.OPTION=VALUE");
    command->footer("Example:\n  galley plugins --json | jq -r '.stages[].id'");
    command->callback([given, &action] { action = [given] { return plugins_action(*given); }; });
}

}  // namespace galley::cli
