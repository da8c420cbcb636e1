// galley inspect: everything about one stage.
#include <fmt/format.h>

#include "core/base/nearest.hpp"
#include "core/cli/commands.hpp"
#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/option_values.hpp"
#include "core/pipeline/schema.hpp"

namespace galley::cli {

namespace {

struct InspectArguments {
    std::string id;
    std::vector<std::filesystem::path> plugin_paths;
    bool json = false;
};

std::string or_nothing(const std::vector<std::string>& names) {
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

void print(const RegisteredStage& entry) {
    const galley_stage& stage = *entry.stage;
    fmt::print("{} {} - {}\n\n", stage.id, stage.version, stage.summary);
    fmt::print("  scope     {}\n  consumes  {}\n  produces  {}\n", scope_name(stage.scope),
               or_nothing(names_of_bits(stage.consumes)), or_nothing(names_of_bits(stage.produces)));
    if ((stage.flags & GALLEY_STAGE_EXPENSIVE) != 0) fmt::print("  cost      expensive: its result is kept\n");
    fmt::print("  plugin    {} {} ({}), built for ABI {}.{}\n  file      {}\n", entry.plugin->name,
               entry.plugin->version, entry.plugin->license, entry.plugin->abi_major, entry.plugin->abi_minor_needed,
               entry.file.string());
    if (stage.option_count == 0) {
        fmt::print("\nIt has no options.\n");
        return;
    }
    fmt::print("\nOptions:\n");
    for (std::uint32_t i = 0; i < stage.option_count; ++i) {
        const galley_option& option = stage.options[i];
        std::string type = type_name(option);
        if (const auto choices = choices_of(option); !choices.empty())
            type = fmt::format("{}", fmt::join(choices, " | "));
        if (const auto range = range_of(option); !range.empty()) type += ", " + range;
        fmt::print("  {} = {}   ({})\n      {}\n", option.name, default_of(option).dump(), type, option.help);
    }
}

ExitCode inspect_action(const InspectArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    const RegisteredStage* found = registry.find(given.id);
    if (found == nullptr)
        throw HostError(ExitCode::usage,
                        fmt::format("There is no stage \"{}\" in the plugins found.{} List them with galley plugins.",
                                    given.id, did_you_mean(given.id, registry.ids())));
    if (given.json)
        fmt::print("{}\n", describe_stage(*found).dump(1));
    else
        print(*found);
    return ExitCode::ok;
}

}  // namespace

void add_inspect(CLI::App& app, Action& action) {
    auto* command =
        app.add_subcommand("inspect", "Show everything about one stage: what it needs, gives, and its options");
    auto given = std::make_shared<InspectArguments>();
    command->add_option("id", given->id, "Id of the stage")->required();
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--json", given->json, "Print JSON");
    command->footer("Example:\n  galley inspect ocr.tesseract");
    command->callback([given, &action] { action = [given] { return inspect_action(*given); }; });
}

}  // namespace galley::cli
