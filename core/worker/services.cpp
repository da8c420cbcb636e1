#include "core/worker/services.hpp"

#include "core/base/paths.hpp"

namespace galley {

namespace fs = std::filesystem;

Services base_services(const Pipeline& pipeline, const std::atomic<bool>& stop) {
    Services services;
    services.resource = [folder = pipeline.file.parent_path()](const std::string& name) -> std::optional<fs::path> {
        std::vector<fs::path> folders{folder};
        for (const fs::path& share : share_folders()) folders.push_back(share);
        std::error_code error;
        for (const fs::path& candidate : folders)
            if (fs::is_regular_file(candidate / name, error)) return candidate / name;
        return std::nullopt;
    };
    services.cancelled = [&stop] { return stop.load(); };
    return services;
}

}  // namespace galley
