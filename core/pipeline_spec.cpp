#include "core/pipeline_spec.hpp"

#include "core/paths.hpp"

namespace galley {

namespace fs = std::filesystem;

PipelineSpec freeze(const fs::path& file, const std::vector<std::string>& overrides,
                    const std::vector<std::string>& more, const std::vector<fs::path>& plugin_paths) {
    PipelineSpec spec{fs::absolute(file), read_pipeline_text(file), overrides, more, {}};
    for (const fs::path& path : plugin_paths) spec.plugin_paths.push_back(fs::absolute(path));
    spec.file_plugin_paths = pipeline_plugin_paths(spec.file);
    return spec;
}

Pipeline load(const PipelineSpec& spec) {
    std::vector<Override> overrides;
    for (const std::string& text : spec.overrides) overrides.push_back(parse_override(text));
    const Registry registry = Registry::scan(plugin_folders(spec.plugin_paths, spec.file_plugin_paths));
    return parse_pipeline(spec.file, spec.text, registry, overrides, spec.more);
}

nlohmann::json to_json(const PipelineSpec& spec) {
    const auto texts = [](const std::vector<fs::path>& paths) {
        auto out = nlohmann::json::array();
        for (const fs::path& path : paths) out.push_back(path.string());
        return out;
    };
    return {{"file", spec.file.string()},
            {"text", spec.text},
            {"overrides", spec.overrides},
            {"more", spec.more},
            {"plugin_paths", texts(spec.plugin_paths)},
            {"file_plugin_paths", texts(spec.file_plugin_paths)}};
}

PipelineSpec spec_from_json(const nlohmann::json& json) {
    PipelineSpec spec{json.at("file").get<std::string>(),
                      json.at("text").get<std::string>(),
                      json.at("overrides").get<std::vector<std::string>>(),
                      json.at("more").get<std::vector<std::string>>(),
                      {}};
    for (const auto& path : json.at("plugin_paths")) spec.plugin_paths.emplace_back(path.get<std::string>());
    for (const auto& path : json.at("file_plugin_paths")) spec.file_plugin_paths.emplace_back(path.get<std::string>());
    return spec;
}

}  // namespace galley
