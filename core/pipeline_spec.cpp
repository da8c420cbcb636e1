#include "core/pipeline_spec.hpp"

#include "core/paths.hpp"

namespace galley {

namespace fs = std::filesystem;

PipelineSpec freeze(const fs::path& file, const std::vector<std::string>& overrides,
                    const std::vector<std::string>& more, const std::vector<fs::path>& plugin_paths) {
    PipelineSpec spec{fs::absolute(file), read_pipeline_text(file), overrides, more, {}};
    for (const fs::path& path : plugin_paths) spec.plugin_paths.push_back(fs::absolute(path));
    return spec;
}

Pipeline load(const PipelineSpec& spec) {
    std::vector<Override> overrides;
    for (const std::string& text : spec.overrides) overrides.push_back(parse_override(text));
    const Registry registry = Registry::scan(plugin_folders(spec.plugin_paths, pipeline_plugin_paths(spec.file)));
    return parse_pipeline(spec.file, spec.text, registry, overrides, spec.more);
}

nlohmann::json to_json(const PipelineSpec& spec) {
    std::vector<std::string> paths;
    for (const fs::path& path : spec.plugin_paths) paths.push_back(path.string());
    return {{"file", spec.file.string()},
            {"text", spec.text},
            {"overrides", spec.overrides},
            {"more", spec.more},
            {"plugin_paths", paths}};
}

PipelineSpec spec_from_json(const nlohmann::json& json) {
    PipelineSpec spec{json.at("file").get<std::string>(),
                      json.at("text").get<std::string>(),
                      json.at("overrides").get<std::vector<std::string>>(),
                      json.at("more").get<std::vector<std::string>>(),
                      {}};
    for (const auto& path : json.at("plugin_paths")) spec.plugin_paths.emplace_back(path.get<std::string>());
    return spec;
}

}  // namespace galley
