// galley check: is a pipeline file right? Reads no page.
#include <fmt/format.h>

#include "core/cli/commands.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/start_check.hpp"

namespace galley::cli {

namespace {

struct CheckArguments {
    std::string pipeline;
    std::vector<std::string> overrides;
    std::vector<std::filesystem::path> plugin_paths;
    bool json = false, start = false;
};

ExitCode check_action(const CheckArguments& given) {
    const auto file = find_pipeline(given.pipeline);
    std::vector<Override> overrides;
    for (const std::string& text : given.overrides) overrides.push_back(parse_override(text));
    const Registry registry = scan(given.plugin_paths, pipeline_plugin_paths(file));
    const Pipeline pipeline = read_pipeline(file, registry, overrides);
    if (given.start) check_start(freeze(file, given.overrides, {}, given.plugin_paths));
    auto stages = nlohmann::ordered_json::array();
    std::vector<std::string> names;
    for (const PipelineStage& stage : pipeline.stages) {
        stages.push_back({{"id", stage.id()},
                          {"name", stage.name},
                          {"version", stage.stage().version},
                          {"options", stage.options->json()}});
        names.push_back(stage.name);
    }
    if (given.json)
        fmt::print(
            "{}\n",
            nlohmann::ordered_json{{"name", pipeline.name}, {"file", file.string()}, {"stages", stages}}.dump(1));
    else
        fmt::print("{} is a good pipeline{}: {}\n", given.pipeline, given.start ? ", and its stages start" : "",
                   fmt::join(names, " -> "));
    return ExitCode::ok;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("check", "Check a pipeline file without reading a page");
    auto given = std::make_shared<CheckArguments>();
    command->add_option("pipeline", given->pipeline, "Pipeline file, or the name of a ready one")->required();
    command->add_option("--set", given->overrides, "Override an option: STAGE.OPTION=VALUE")->allow_extra_args(false);
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--start", given->start, "Also start every stage, to see whether its models and programs work");
    command->add_flag("--json", given->json, "Print the stages with all their options as JSON");
    command->footer("Example:\n  galley check my-pipeline.json --start");
    command->callback([given, &action] { action = [given] { return check_action(*given); }; });
}

}  // namespace galley::cli
