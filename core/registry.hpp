// All stages of all plugins that were found.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin_library.hpp"

namespace galley {

/// A stage and the plugin that brought it. Both pointers live until exit.
struct RegisteredStage {
    const galley_stage* stage = nullptr;
    const galley_plugin_desc* plugin = nullptr;
    std::filesystem::path file;
};

class Registry {
  public:
    /// Loads every *.so of `folders`, in order of name. A file that is no usable plugin becomes a problem, not an
    /// error: a pipeline that does not need it still runs. Throws HostError (bad_pipeline) when two files bring a stage
    /// of the same id. The same file met twice (a folder named twice, a link) counts once.
    static Registry scan(const std::vector<std::filesystem::path>& folders);

    [[nodiscard]] const RegisteredStage* find(std::string_view id) const;
    /// Sorted by id.
    [[nodiscard]] const std::vector<RegisteredStage>& stages() const { return stages_; }
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Why files were passed over, a sentence each.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

    void add(const PluginLibrary& library);

  private:
    std::vector<RegisteredStage> stages_;
    std::vector<std::string> problems_;
};

}  // namespace galley
