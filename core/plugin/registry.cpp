#include "core/plugin/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/host_error.hpp"
#include "core/plugin/descriptor_reader.hpp"
#include "core/store/hash.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

bool in_build_folder(const fs::path& file) {
    std::error_code error;
    for (fs::path folder = file.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        if (fs::exists(folder / "CMakeCache.txt", error)) return true;
    return false;
}

}  // namespace

Registry Registry::scan(const std::vector<fs::path>& folders) {
    Registry registry;
    std::vector<fs::path> found;
    std::set<fs::path> seen;
    for (const fs::path& folder : folders) {
        std::error_code error;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder, error))
            if (entry.path().extension() == ".so") files.push_back(entry.path());
        if (error) {
            registry.problems_.push_back(
                fmt::format("The plugin folder {} cannot be read: {}.", folder.string(), error.message()));
            continue;
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            const fs::path real = fs::canonical(file, error);
            if (error) {
                registry.problems_.push_back(
                    fmt::format("The plugin {} cannot be read: {}.", file.string(), error.message()));
                continue;
            }
            if (!seen.insert(real).second) continue;
            if (!fs::is_regular_file(real, error)) {  // opening a pipe would wait for ever
                registry.problems_.push_back(fmt::format("The plugin {} is no regular file.", file.string()));
                continue;
            }
            found.push_back(real);
        }
    }
    const std::vector<ReadDescriptor> read = read_descriptors(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (read[i].descriptor != nullptr)
            registry.add({found[i], read[i].descriptor});
        else
            registry.problems_.push_back(read[i].problem);
    }
    return registry;
}

Registry Registry::load(const std::vector<fs::path>& files) {
    Registry registry;
    for (const fs::path& file : files) {
        try {
            registry.add(load_plugin(file), in_build_folder(file) ? hash_file(file) : "");
        } catch (const PluginError& problem) {
            throw HostError(ExitCode::bad_pipeline, problem.what());
        }
    }
    return registry;
}

void Registry::add(const PluginLibrary& library, const std::string& build) {
    for (std::uint32_t i = 0; i < library.descriptor->stage_count; ++i) {
        const galley_stage* stage = library.descriptor->stages[i];
        const RegisteredStage* other = find(stage->id);
        if (other != nullptr && other->file == library.path)
            throw HostError(ExitCode::bad_pipeline,
                            fmt::format("The plugin {} brings two stages {}; it was built wrongly. Remove it from the "
                                        "plugin folders.",
                                        library.path.string(), stage->id));
        if (other != nullptr)
            throw HostError(
                ExitCode::bad_pipeline,
                fmt::format("Two plugins bring a stage {}: {} and {}. Remove one of them from the plugin folders.",
                            stage->id, other->file.string(), library.path.string()));
        const auto after = std::find_if(stages_.begin(), stages_.end(), [&](const RegisteredStage& s) {
            return std::string_view(s.stage->id) > std::string_view(stage->id);
        });
        stages_.insert(after, {stage, library.descriptor, library.path, build});
    }
}

const RegisteredStage* Registry::find(std::string_view id) const {
    for (const RegisteredStage& entry : stages_)
        if (id == entry.stage->id) return &entry;
    return nullptr;
}

std::vector<std::string> Registry::ids() const {
    std::vector<std::string> out;
    for (const RegisteredStage& entry : stages_) out.emplace_back(entry.stage->id);
    return out;
}

}  // namespace galley
