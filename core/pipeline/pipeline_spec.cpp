#include "core/pipeline/pipeline_spec.hpp"

#include <set>

#include "core/base/paths.hpp"
#include "core/plan/path_json.hpp"

namespace galley {

namespace fs = std::filesystem;

PipelineSpec freeze(const fs::path& file, const std::vector<std::string>& overrides,
                    const std::vector<std::string>& more, const std::vector<fs::path>& plugin_paths) {
    PipelineSpec spec{fs::absolute(file), read_pipeline_text(file), overrides, more, {}};
    for (const fs::path& path : plugin_paths) spec.plugin_paths.push_back(fs::absolute(path));
    spec.file_plugin_paths = pipeline_plugin_paths(spec.file);
    return spec;
}

namespace {

Pipeline parsed(const PipelineSpec& spec, const Registry& registry) {
    std::vector<Override> overrides;
    for (const std::string& text : spec.overrides) overrides.push_back(parse_override(text));
    return parse_pipeline(spec.file, spec.text, registry, overrides, spec.more);
}

}  // namespace

Pipeline load(const PipelineSpec& spec, const std::function<void(const std::string&)>& tell) {
    const Registry registry = Registry::scan(plugin_folders(spec.plugin_paths, spec.file_plugin_paths));
    for (const std::string& problem : registry.problems())
        if (tell) tell(problem);
    return parsed(spec, registry);
}

std::vector<fs::path> plugin_files(const Pipeline& pipeline) {
    std::set<fs::path> files;
    for (const PipelineStage& stage : pipeline.stages) files.insert(stage.registered.file);
    return {files.begin(), files.end()};
}

Pipeline load_with(const PipelineSpec& spec, const std::vector<fs::path>& plugins) {
    return parsed(spec, Registry::load(plugins));
}

nlohmann::json to_json(const PipelineSpec& spec) {
    return {{"file", path_to_json(spec.file)},
            {"text", spec.text},
            {"overrides", spec.overrides},
            {"more", spec.more},
            {"plugin_paths", paths_to_json(spec.plugin_paths)},
            {"file_plugin_paths", paths_to_json(spec.file_plugin_paths)}};
}

PipelineSpec spec_from_json(const nlohmann::json& json) {
    return {path_from_json(json.at("file")),
            json.at("text").get<std::string>(),
            json.at("overrides").get<std::vector<std::string>>(),
            json.at("more").get<std::vector<std::string>>(),
            paths_from_json(json.at("plugin_paths")),
            paths_from_json(json.at("file_plugin_paths"))};
}

}  // namespace galley
