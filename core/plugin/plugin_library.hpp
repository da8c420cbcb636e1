// One plugin file, loaded and checked. A loaded library stays until the program ends: its static data, threads and
// exit handlers must never be pulled from under it.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "galley/abi.h"

namespace galley {

/// Says in one sentence why a file is not usable as a plugin.
struct PluginError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct PluginLibrary {
    std::filesystem::path path;
    const galley_plugin_desc* descriptor = nullptr;  ///< lives until exit
};

/// Loads `path` with all symbols bound now and none shared with other libraries, and checks its descriptor, the ABI
/// version first. No function of the plugin is called. Throws PluginError.
[[nodiscard]] PluginLibrary load_plugin(const std::filesystem::path& path);

/// Loads `path` in the same way and finds its symbol, without a look at what stands there. Throws PluginError.
[[nodiscard]] const galley_plugin_desc* open_plugin(const std::filesystem::path& path);

/// The version alone: throws PluginError unless the plugin was built for an ABI that this host has.
void check_abi(const galley_plugin_desc& descriptor, const std::filesystem::path& path);

/// The check alone: throws PluginError unless `descriptor` is sound and for this host's ABI.
void check_descriptor(const galley_plugin_desc& descriptor, const std::filesystem::path& path);

}  // namespace galley
