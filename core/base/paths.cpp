#include "core/base/paths.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace galley {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}

namespace {

/// `folder` and the folders in it, in order of their names; nothing where it is none.
std::vector<fs::path> with_children(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_directory(error)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    out.insert(out.begin(), folder);
    return out;
}

/// Where the plugins that belong to the program are: in the build tree, where CMake installed them to, or, where a
/// packager put them elsewhere below the same prefix, in lib64 or lib/<machine>. The first there is; none: empty.
fs::path own_plugins() {
    const fs::path here = program_folder();
    std::vector<fs::path> places = {here / "lib", here / GALLEY_BIN_TO_LIB};
    for (const char* libraries : {"../lib", "../lib64"})
        for (const fs::path& folder : with_children(here / libraries)) places.push_back(folder);
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::is_directory(place / "galley/plugins", error)) return fs::canonical(place / "galley/plugins", error);
    }
    return {};
}

}  // namespace

std::vector<fs::path> share_folders() {
    std::vector<fs::path> out;
    for (const fs::path& folder :
         {program_folder() / "share/galley", program_folder() / GALLEY_BIN_TO_SHARE / "galley"}) {
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
    if (const fs::path own = own_plugins(); !own.empty()) out.push_back(own);
    return out;
}

}  // namespace galley
