// Where galley finds its own files: relative to the program, in the build tree as in an install tree.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace galley {

/// The folder of the running program.
[[nodiscard]] std::filesystem::path program_folder();

/// Folders with data files (profiles, ready pipelines), best first; only those that exist.
[[nodiscard]] std::vector<std::filesystem::path> share_folders();

/// Folders with plugins: `given` (--plugin-path), then GALLEY_PLUGIN_PATH, then `from_pipeline`, then the install
/// folder. Never the current folder, unless somebody names it.
[[nodiscard]] std::vector<std::filesystem::path> plugin_folders(
    const std::vector<std::filesystem::path>& given, const std::vector<std::filesystem::path>& from_pipeline);

}  // namespace galley
