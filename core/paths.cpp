#include "core/paths.hpp"

#include <cstdlib>
#include <sstream>

namespace galley {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}

std::vector<fs::path> share_folders() {
    std::vector<fs::path> out;
    for (const fs::path& folder : {program_folder() / "share/galley", program_folder() / "../share/galley"}) {
        std::error_code error;
        if (fs::is_directory(folder, error)) out.push_back(fs::canonical(folder, error));
    }
    return out;
}

std::vector<fs::path> plugin_folders(const std::vector<fs::path>& given, const std::vector<fs::path>& from_pipeline) {
    std::vector<fs::path> out = given;
    if (const char* variable = std::getenv("GALLEY_PLUGIN_PATH")) {
        std::istringstream parts(variable);
        for (std::string part; std::getline(parts, part, ':');)
            if (!part.empty()) out.emplace_back(part);
    }
    out.insert(out.end(), from_pipeline.begin(), from_pipeline.end());
    for (const char* relative : {"lib/galley/plugins", "../lib/galley/plugins"}) {
        std::error_code error;
        // An install may use lib/x86_64-linux-gnu; CMake tells the folder it installed to.
        if (fs::is_directory(program_folder() / relative, error)) out.push_back(program_folder() / relative);
    }
#ifdef GALLEY_INSTALL_PLUGIN_DIR
    std::error_code error;
    if (fs::is_directory(program_folder() / ".." / GALLEY_INSTALL_PLUGIN_DIR, error))
        out.push_back(program_folder() / ".." / GALLEY_INSTALL_PLUGIN_DIR);
#endif
    return out;
}

}  // namespace galley
