// galley new: a folder to start a plugin from.
#include <fmt/format.h>

#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/plugin/scaffold.hpp"

namespace galley::cli {

namespace {

struct NewArguments {
    std::string name, scope = "page", kind = "cpp", folder;
};

/// Lives until exit.
const RegisteredStage* find_stage(const std::string& id) {
    static const Registry registry = scan({});
    return registry.find(id);
}

ExitCode new_action(const NewArguments& given) {
    Scaffold scaffold{plugin_names(given.name, given.scope), given.scope, given.kind, {}};
    if (const RegisteredStage* taken = given.kind == "process" ? nullptr : find_stage(scaffold.names.id))
        throw HostError(
            ExitCode::usage,
            fmt::format("There is a stage {} already, in {}; two of one id cannot be used side by side. Give "
                        "another name.",
                        scaffold.names.id, taken->file.string()));
    scaffold.folder = given.folder.empty() ? scaffold.names.name : given.folder;
    for (const auto& file : write_scaffold(scaffold)) fmt::print("{}\n", file.string());
    fmt::print(stderr,
               "galley: created {1} for a plugin with the stage {0}. Build and test it:\n"
               "  cd {1} && cmake --workflow --preset default\n",
               given.kind == "process" ? given.name : scaffold.names.id, scaffold.folder.string());
    return ExitCode::ok;
}

}  // namespace

void add_new(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("new", "Create a folder to start a plugin from; it builds and passes its tests");
    auto given = std::make_shared<NewArguments>();
    command->add_option("name", given->name, "Name of the plugin (redact-phones), or id of its stage (text.redact)")
        ->required();
    command->add_option("--scope", given->scope, "What the stage works on")
        ->check(one_of({"page", "document", "read"}))
        ->capture_default_str();
    command->add_option("--kind", given->kind, "C++, C, or a program in any language (the template is Python)")
        ->check(one_of({"cpp", "c", "process"}))
        ->capture_default_str();
    command->add_option("--folder", given->folder, "Where to write; default: a new folder of the plugin's name");
    command->footer("Example:\n  galley new redact-phones && cd redact-phones && cmake --workflow --preset default");
    command->callback([given, &action] { action = [given] { return new_action(*given); }; });
}

}  // namespace galley::cli
