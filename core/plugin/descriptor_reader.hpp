// What plugin files say of themselves, read without trusting them to load.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "galley/abi.h"

namespace galley {

/// A file that was looked at: its descriptor, a copy that lives until exit and of which no function may be called, or a
/// sentence that names the file and says why it is no usable plugin.
struct ReadDescriptor {
    const galley_plugin_desc* descriptor = nullptr;
    std::string problem;
};

/// Looks at each of `files`, in their order. What is known by path, size and time of change comes from the user's cache
/// folder; the rest is loaded in a child process, so that a file which crashes or hangs when it is loaded costs itself.
/// Throws HostError (internal) when the system starts no process.
[[nodiscard]] std::vector<ReadDescriptor> read_descriptors(const std::vector<std::filesystem::path>& files);

/// What the hidden command `galley descriptors FILE...` does: answers with a line for each file. Returns the exit code.
int descriptors_main(const std::vector<std::string>& files);

}  // namespace galley
