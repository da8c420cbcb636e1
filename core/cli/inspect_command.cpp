// galley inspect: everything about a stage, a plugin file, or the articles of a document.
#include <fmt/format.h>

#include "core/base/nearest.hpp"
#include "core/base/packed_file.hpp"
#include "core/cli/article_list.hpp"
#include "core/cli/commands.hpp"
#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/option_values.hpp"
#include "core/pipeline/schema.hpp"
#include "core/plugin/descriptor_reader.hpp"

namespace galley::cli {

namespace {

struct InspectArguments {
    std::string what;
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

void inspect_stage(const InspectArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    const RegisteredStage* found = registry.find(given.what);
    if (found == nullptr)
        throw HostError(ExitCode::usage,
                        fmt::format("There is no stage \"{}\" in the plugins found.{} List them with galley plugins.",
                                    given.what, did_you_mean(given.what, registry.ids())));
    if (given.json)
        fmt::print("{}\n", describe_stage(*found).dump(1));
    else
        print(*found);
}

/// All stages of a plugin file, wherever it lies.
void inspect_plugin(const std::filesystem::path& file, bool json) {
    const ReadDescriptor read = read_descriptors({file}).front();
    if (read.descriptor == nullptr) throw HostError(ExitCode::bad_pipeline, read.problem);
    auto described = nlohmann::ordered_json::array();
    for (std::uint32_t i = 0; i < read.descriptor->stage_count; ++i) {
        const RegisteredStage stage{read.descriptor->stages[i], read.descriptor, file};
        if (json) {
            described.push_back(describe_stage(stage));
            continue;
        }
        if (i > 0) fmt::print("\n");
        print(stage);
    }
    if (json) fmt::print("{}\n", described.dump(1));
}

void inspect_document(const std::filesystem::path& file, bool json) {
    try {
        const auto articles = listed_articles(nlohmann::json::parse(read_packed(file)));
        fmt::print("{}", json ? articles.dump(1) + "\n" : article_lines(articles));
    } catch (const nlohmann::json::exception&) {
        throw HostError(ExitCode::input_missing, fmt::format("\"{}\" is no document.json of Galley.", file.string()));
    }
}

ExitCode inspect_action(const InspectArguments& given) {
    const std::filesystem::path file = given.what;
    const bool plugin = file.extension() == ".so",
               document = std::filesystem::path(unpacked_name(file)).extension() == ".json";
    if ((plugin || document || given.what.find('/') != std::string::npos) && !std::filesystem::exists(file))
        throw HostError(ExitCode::input_missing, fmt::format("The file \"{}\" is missing.", given.what));
    if (plugin)
        inspect_plugin(std::filesystem::absolute(file), given.json);
    else if (document)
        inspect_document(file, given.json);
    else
        inspect_stage(given);
    return ExitCode::ok;
}

}  // namespace

void add_inspect(CLI::App& app, Action& action) {
    auto* command =
        app.add_subcommand("inspect", "Show all about a stage, a plugin file, or the articles of a document");
    auto given = std::make_shared<InspectArguments>();
    command
        ->add_option("stage", given->what,
                     "Id of a stage, a plugin file (.so), or a document.json: its articles, with what spoke for each")
        ->required();
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--json", given->json, "Print JSON");
    command->footer(
        "Examples:\n  galley inspect ocr.tesseract\n  galley inspect build/galley-my-plugin.so\n"
        "  galley inspect out/page-1/document.json");
    command->callback([given, &action] { action = [given] { return inspect_action(*given); }; });
}

}  // namespace galley::cli
