// All stages of all plugins that were found.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/plugin_library.hpp"

namespace galley {

/// A stage and the plugin that brought it. Both pointers live until exit. After Registry::scan they are copies: none of
/// their functions may be called.
struct RegisteredStage {
    const galley_stage* stage = nullptr;
    const galley_plugin_desc* plugin = nullptr;
    std::filesystem::path file;
    /// The hash of the file's bytes when it lies in a folder where CMake builds and it is loaded, else empty: whoever
    /// is at work on a plugin does not raise its version with every change.
    std::string build = {};
};

class Registry {
  public:
    /// Reads what every *.so of `folders` says of itself, in order of name, without loading it into this process. A
    /// file that is no usable plugin becomes a problem, not an error: a pipeline that does not need it still runs.
    /// Throws HostError (bad_pipeline) when two files bring a stage of the same id. The same file met twice (a folder
    /// named twice, a link) counts once.
    static Registry scan(const std::vector<std::filesystem::path>& folders);
    /// Loads `files` into this process, for good. Throws HostError (bad_pipeline) when one is no usable plugin.
    static Registry load(const std::vector<std::filesystem::path>& files);

    [[nodiscard]] const RegisteredStage* find(std::string_view id) const;
    /// Sorted by id.
    [[nodiscard]] const std::vector<RegisteredStage>& stages() const { return stages_; }
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Why files were passed over, a sentence each.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

  private:
    void add(const PluginLibrary& library, const std::string& build = {});

    std::vector<RegisteredStage> stages_;
    std::vector<std::string> problems_;
};

}  // namespace galley
