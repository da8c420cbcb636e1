// galley schema: the pipeline format for editors and validators.
#include <fmt/format.h>

#include "core/cli/commands.hpp"
#include "core/pipeline/schema.hpp"

namespace galley::cli {

void add_schema(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("schema", "Print the JSON Schema of pipeline files, with all stages found");
    auto paths = std::make_shared<std::vector<std::filesystem::path>>();
    add_plugin_path(*command, *paths);
    static bool json = true;  // every listing takes --json; this one prints nothing else
    command->add_flag("--json", json, "The output is JSON in any case");
    command->footer("Example:\n  galley schema > galley.schema.json");
    command->callback([paths, &action] {
        action = [paths] {
            fmt::print("{}\n", pipeline_schema(scan(*paths)).dump(1));
            return ExitCode::ok;
        };
    });
}

}  // namespace galley::cli
