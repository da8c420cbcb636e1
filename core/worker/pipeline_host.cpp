#include "core/worker/pipeline_host.hpp"

#include <system_error>
#include <vector>

#include "core/base/paths.hpp"

namespace galley {

namespace fs = std::filesystem;

std::optional<fs::path> PipelineHost::resource(const std::string& name) {
    std::vector<fs::path> folders{pipeline_.file.parent_path()};
    for (const fs::path& share : share_folders()) folders.push_back(share);
    std::error_code error;
    for (const fs::path& candidate : folders)
        if (fs::is_regular_file(candidate / name, error)) return candidate / name;
    return std::nullopt;
}

}  // namespace galley
